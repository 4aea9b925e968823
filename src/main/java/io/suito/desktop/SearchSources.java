package io.suito.desktop;

import io.suito.app.Backoffice;
import io.suito.desktop.search.Hit;
import io.suito.desktop.search.Named;
import io.suito.desktop.search.SearchSource;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.text.Texts;
import io.suito.payouts.PartnerReports;
import java.util.Arrays;
import java.util.List;

/** What the search finds, and where each hit leads. */
final class SearchSources {
    private final Backoffice backoffice;
    private final Navigator navigator;
    private final Texts texts;

    SearchSources(Backoffice backoffice, Navigator navigator, Texts texts) {
        this.backoffice = backoffice;
        this.navigator = navigator;
        this.texts = texts;
    }

    List<SearchSource> all() {
        return List.of(screens(), this::partners);
    }

    private SearchSource screens() {
        return new Named(Arrays.stream(Area.values())
                .map(area -> new Hit(
                        texts.get("search.kind.screen"),
                        texts.get("area." + area.word()),
                        "",
                        () -> navigator.go(Place.of(area))))
                .toList());
    }

    private List<Hit> partners(String words) {
        if (words.isEmpty()) {
            return List.of();
        }
        return backoffice.partnerReports().find(words).stream()
                .map(this::partner)
                .toList();
    }

    private Hit partner(PartnerReports.Found found) {
        return new Hit(
                texts.get("search.kind.partner"),
                found.name(),
                found.stopReason() == null ? "" : texts.word("stop", found.stopReason()),
                () -> navigator.go(new Place(Area.PARTNERS, found.partnerId().toString())));
    }
}
