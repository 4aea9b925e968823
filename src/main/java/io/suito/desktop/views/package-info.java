/** Every FXML file, and how its controller comes to it. */
@NullMarked
package io.suito.desktop.views;

import org.jspecify.annotations.NullMarked;
