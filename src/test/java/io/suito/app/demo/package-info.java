/** What the demo data promise. */
@NullMarked
package io.suito.app.demo;

import org.jspecify.annotations.NullMarked;
