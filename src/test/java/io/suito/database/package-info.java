@NullMarked
package io.suito.database;

import org.jspecify.annotations.NullMarked;
