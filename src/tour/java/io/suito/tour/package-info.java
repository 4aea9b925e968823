/** {@code suito tour}: drives the real program through its main jobs and takes pictures. */
@NullMarked
package io.suito.tour;

import org.jspecify.annotations.NullMarked;
