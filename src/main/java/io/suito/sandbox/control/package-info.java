/** Controls under /_sandbox: faults, clock, funds, seeds, and the oracle. */
@NullMarked
package io.suito.sandbox.control;

import org.jspecify.annotations.NullMarked;
