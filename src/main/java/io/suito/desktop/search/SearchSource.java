package io.suito.desktop.search;

import java.util.List;

/** Where hits come from; asked beside the window's thread. */
@FunctionalInterface
public interface SearchSource {
    /** @param words what was typed, without blanks around it; empty for suggestions */
    List<Hit> find(String words);
}
