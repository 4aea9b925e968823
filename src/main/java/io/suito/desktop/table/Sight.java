package io.suito.desktop.table;

import java.util.function.IntConsumer;

/** How a table draws its rows: asked before they change, so that the person finds everything again afterwards. */
@FunctionalInterface
interface Sight {
    /**
     * From now on rows and selection change, and not by the person.
     *
     * @return shows the selection when that is over, and puts the keyboard into a row; -1 for the one where it was
     */
    IntConsumer hold();
}
