@NullMarked
package io.suito.desktop.jobs;

import org.jspecify.annotations.NullMarked;
