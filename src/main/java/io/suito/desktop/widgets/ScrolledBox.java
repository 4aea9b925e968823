package io.suito.desktop.widgets;

import javafx.scene.layout.VBox;

/**
 * What stands in a {@code ScrollPane} that is fitted to its height. The pane asks how high its content is at least
 * without saying how wide it is, and a text that is wrapped counts as one line then: what does not fit could not be
 * scrolled to. This one answers for the width that it has.
 */
public final class ScrolledBox extends VBox {
    public ScrolledBox() {
        // the answer is kept until something asks for a new layout, and another width is another answer
        widthProperty().subscribe(this::requestLayout);
    }

    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }
}
