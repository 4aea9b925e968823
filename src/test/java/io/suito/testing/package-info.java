/** What tests share: a real PostgreSQL with a fresh database for each test, fixtures, waiting. */
@NullMarked
package io.suito.testing;

import org.jspecify.annotations.NullMarked;
