@NullMarked
package io.suito.schedule;

import org.jspecify.annotations.NullMarked;
