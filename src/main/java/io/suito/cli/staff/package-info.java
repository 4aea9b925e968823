/**
 * {@code suito requests}, {@code partners}, {@code ledger}, {@code orders}, {@code attention}: staff's daily actions.
 */
@NullMarked
package io.suito.cli.staff;

import org.jspecify.annotations.NullMarked;
