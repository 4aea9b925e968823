package io.suito.desktop;

import io.suito.app.Backoffice;
import io.suito.desktop.dialogs.Dialogs;
import io.suito.desktop.look.TextSizes;
import io.suito.desktop.runs.PreviewOf;
import io.suito.desktop.runs.RunsViewModel;
import io.suito.desktop.search.Hit;
import io.suito.desktop.search.Named;
import io.suito.desktop.search.SearchSource;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.PartnerReports;
import io.suito.payouts.Run;
import io.suito.text.Folded;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;

/** What the search finds, and where each hit leads. */
final class SearchSources {
    private static final int RUNS_LOOKED_AT = 200;

    private final Backoffice backoffice;
    private final Navigator navigator;
    private final TextSizes sizes;
    private final Dialogs dialogs;
    private final Texts texts;

    SearchSources(Backoffice backoffice, Navigator navigator, TextSizes sizes, Dialogs dialogs, Texts texts) {
        this.backoffice = backoffice;
        this.navigator = navigator;
        this.sizes = sizes;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    List<SearchSource> all() {
        return List.of(screens(), actions(), this::partners, this::runs);
    }

    private SearchSource screens() {
        List<Hit> all = new ArrayList<>();
        for (Area area : Area.values()) {
            all.add(screen("area." + area.word(), "", Place.of(area)));
        }
        all.add(screen(
                "runs.tab.dates", texts.get("area.runs"), new Place(Area.RUNS, RunsViewModel.Part.DATES.word())));
        return new Named(all);
    }

    private Hit screen(String name, String within, Place place) {
        return new Hit(texts.get("search.kind.screen"), texts.get(name), within, () -> navigator.go(place));
    }

    private SearchSource actions() {
        return new Named(List.of(
                action("search.preview", RunsViewModel.previewAt(PreviewOf.NOW)),
                action("search.preview_next", RunsViewModel.previewAt(PreviewOf.NEXT)),
                action("shell.text_larger", TextSizes.LARGER, sizes::larger),
                action("shell.text_smaller", TextSizes.SMALLER, sizes::smaller),
                action("shell.text_usual", TextSizes.USUAL, sizes::usual)));
    }

    /** What the screen offers; what it refuses now says why, in place of doing it. */
    List<Hit> offered(List<Action> actions) {
        return actions.stream().map(this::offered).toList();
    }

    private Hit offered(Action action) {
        String obstacle = action.obstacle().get();
        return new Hit(
                texts.get("search.kind.action"),
                action.text().get(),
                obstacle.isEmpty() ? action.about() : obstacle,
                obstacle.isEmpty()
                        ? action::run
                        : () -> dialogs.say(action.text().get(), obstacle));
    }

    private Hit action(String name, KeyCombination keys, Runnable action) {
        return new Hit(texts.get("search.kind.action"), texts.get(name), keys.getDisplayText(), action);
    }

    private Hit action(String name, Place place) {
        return new Hit(
                texts.get("search.kind.action"), texts.get(name), texts.get("area.runs"), () -> navigator.go(place));
    }

    /** Of the newest runs those whose date, reason, author or id says so. */
    private List<Hit> runs(String words) {
        return words.isEmpty()
                ? List.of()
                : backoffice.runReports().recent(RUNS_LOOKED_AT).stream()
                        .map(run -> hit(run, words))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private Optional<Hit> hit(Run run, String wanted) {
        String name = texts.run(run.kind(), run.runDate(), run.asOf());
        String all = String.join(
                " ",
                name,
                run.runDate().toString(),
                run.runId().toString(),
                Objects.requireNonNullElse(run.reason(), ""),
                Objects.requireNonNullElse(run.requestedBy(), ""));
        return Folded.contains(all, wanted)
                ? Optional.of(new Hit(
                        texts.get("search.kind.run"),
                        name + "  ·  " + texts.yen(run.total()),
                        texts.label("state.run", run.state()),
                        () -> navigator.go(new Place(Area.RUNS, run.runId().toString()))))
                : Optional.empty();
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
                detail(found),
                () -> navigator.go(new Place(Area.PARTNERS, found.partnerId().toString())));
    }

    /** Shops of one name differ in how they are read; whoever is stopped is seen to be. */
    private String detail(PartnerReports.Found found) {
        String stop = found.stopReason() == null ? "" : texts.word("stop", found.stopReason());
        return Stream.of(found.kana(), stop).filter(part -> !part.isEmpty()).collect(Collectors.joining("  ·  "));
    }
}
