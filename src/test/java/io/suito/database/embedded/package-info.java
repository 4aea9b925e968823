/** What the embedded server promises. */
@NullMarked
package io.suito.database.embedded;

import org.jspecify.annotations.NullMarked;
