/** What goes wrong on purpose. */
@NullMarked
package io.suito.sandbox.fault;

import org.jspecify.annotations.NullMarked;
