@NullMarked
package io.suito.payouts;

import org.jspecify.annotations.NullMarked;
