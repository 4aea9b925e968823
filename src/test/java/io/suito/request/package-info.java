@NullMarked
package io.suito.request;

import org.jspecify.annotations.NullMarked;
