@org.jspecify.annotations.NullMarked
package io.suito.desktop.live;
