/** Sentences for people: messages in Japanese and English, refusals with a stable code. */
@NullMarked
package io.suito.text;

import org.jspecify.annotations.NullMarked;
