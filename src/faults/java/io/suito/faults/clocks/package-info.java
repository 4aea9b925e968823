/** Proof: each scheduled run takes place once, by the database's clock, whatever the machines' clocks say. */
@NullMarked
package io.suito.faults.clocks;

import org.jspecify.annotations.NullMarked;
