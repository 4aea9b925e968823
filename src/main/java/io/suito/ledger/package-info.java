/** The ledger: entries, balances, postings. The only writer of money. */
@NullMarked
package io.suito.ledger;

import org.jspecify.annotations.NullMarked;
