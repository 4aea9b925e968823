@NullMarked
package io.suito.ledger;

import org.jspecify.annotations.NullMarked;
