/** The wire: keys, limits, idempotency, time, faults, and the way of a request through them. */
@NullMarked
package io.suito.sandbox.server;

import org.jspecify.annotations.NullMarked;
