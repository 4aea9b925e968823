/** Partners: who is owed what, and why somebody is not paid. */
@NullMarked
package io.suito.desktop.partners;

import org.jspecify.annotations.NullMarked;
