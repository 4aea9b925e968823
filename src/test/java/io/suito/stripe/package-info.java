@NullMarked
package io.suito.stripe;

import org.jspecify.annotations.NullMarked;
