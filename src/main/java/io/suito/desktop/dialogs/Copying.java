package io.suito.desktop.dialogs;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What the person takes elsewhere. */
final class Copying {
    private Copying() {}

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
