/** What the sandbox remembers: objects, balances, idempotency keys, due work; durable before an answer goes out. */
@NullMarked
package io.suito.sandbox.store;

import org.jspecify.annotations.NullMarked;
