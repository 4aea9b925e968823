/** The benches {@code balances} and {@code plan}: a large ledger on a durable server. */
@NullMarked
package io.suito.bench.books;

import org.jspecify.annotations.NullMarked;
