/** What a request and an answer are: parameters, calls, errors in the words of Stripe. */
@NullMarked
package io.suito.sandbox.http;

import org.jspecify.annotations.NullMarked;
