/** Staff ask, executors act: requests, approvals, the executor that carries them out, its incarnation and its lease. */
@NullMarked
package io.suito.request;

import org.jspecify.annotations.NullMarked;
