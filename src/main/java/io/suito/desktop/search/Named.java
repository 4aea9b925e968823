package io.suito.desktop.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Things with a fixed name: screens and actions. Found by any part of the name, of either width. */
public final class Named implements SearchSource {
    private final List<Hit> all;

    public Named(List<Hit> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public List<Hit> find(String words) {
        String wanted = plain(words);
        return all.stream()
                .filter(hit -> plain(hit.title() + " " + hit.detail()).contains(wanted))
                .toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
