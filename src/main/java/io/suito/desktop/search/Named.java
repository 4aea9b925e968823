package io.suito.desktop.search;

import io.suito.text.Folded;
import java.util.List;

/** Things with a fixed name: screens and actions. Found by any part of the name, however it is typed. */
public final class Named implements SearchSource {
    private final List<Hit> all;

    public Named(List<Hit> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public List<Hit> find(String words) {
        return all.stream()
                .filter(hit -> Folded.contains(hit.title() + " " + hit.detail(), words))
                .toList();
    }
}
