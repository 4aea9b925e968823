package io.suito.desktop.runs;

import io.suito.desktop.table.DataTable;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.ActionButton;
import io.suito.desktop.widgets.Figures;
import io.suito.desktop.widgets.ReadProblem;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.Run;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Binds the preview of a run. */
public final class PreviewView {
    private final PreviewViewModel model;

    @FXML
    private Label headline;

    @FXML
    private ComboBox<PreviewOf> of;

    @FXML
    private ActionButton plan;

    /** Why it cannot be planned. */
    @FXML
    private Label obstacle;

    @FXML
    private ReadProblem problem;

    @FXML
    private VBox body;

    @FXML
    private Figures figures;

    @FXML
    private StatusLabel funds;

    @FXML
    private Label before;

    @FXML
    private HBox unfinished;

    @FXML
    private StatusLabel unfinishedText;

    @FXML
    private ActionButton goOn;

    @FXML
    private DataTable<PayoutPreview.Item> items;

    @FXML
    private ActionButton leaveOut;

    @FXML
    private ActionButton takeIn;

    @FXML
    private DataTable<PayoutPreview.Skip> skips;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public PreviewView(PreviewViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        plan.show(model.plan());
        plan.emphasize();
        obstacle.textProperty().bind(model.plan().obstacle());
        obstacle.visibleProperty().bind(obstacle.textProperty().isNotEmpty());
        obstacle.managedProperty().bind(obstacle.visibleProperty());
        goOn.show(model.goOn());
        items.show(model.items(), item -> model.openPartner(item.partnerId()));
        skips.show(model.skips(), skip -> model.openPartner(skip.partnerId()));
        leaveOut.show(model.leaveOut());
        items.addActions(ActionButton.menuItem(model.leaveOut()));
        takeIn.show(model.takeIn());
        skips.addActions(ActionButton.menuItem(model.takeIn()));
        of.setItems(model.choices());
        of.setConverter(new Name());
        of.valueProperty().bindBidirectional(model.of());
        problem.follow(model.problem(), model.texts(), model::refresh);
        model.shown().subscribe(this::show);
        model.problem().subscribe(why -> nameWhatIsUnread());
    }

    private void show(PreviewViewModel.@Nullable Shown shown) {
        // whole, so that no figure of one preview stays under the name of another
        body.setVisible(shown != null);
        if (shown == null) {
            nameWhatIsUnread();
            return;
        }
        Texts texts = model.texts();
        PayoutPreview preview = shown.preview();
        headline.setText(headline(shown));
        String partners = texts.number(preview.items().size());
        String skipped = texts.number(preview.skips().size());
        figures.show(texts.get("preview.figure.total"), texts.yen(preview.total()), Tone.NEUTRAL);
        figures.show(texts.get("preview.figure.items"), partners, Tone.NEUTRAL);
        figures.show(texts.get("preview.figure.skips"), skipped, Tone.NEUTRAL);
        showFunds(shown);
        showBefore(shown);
        showUnfinished(shown.unfinished());
    }

    /** Until there is a preview, the headline says that it is being read, or which one it is that could not be. */
    private void nameWhatIsUnread() {
        if (model.shown().get() == null) {
            headline.setText(
                    model.problem().get() == null
                            ? model.texts().get("table.loading")
                            : model.name(model.of().get()));
        }
    }

    private String headline(PreviewViewModel.Shown shown) {
        Texts texts = model.texts();
        // a moment is not torn apart at the end of a line
        String asOf = texts.minutes(shown.preview().asOf()).replace(' ', '\u00a0');
        return switch (shown.of().kind()) {
            case NOW -> texts.get("preview.headline", asOf);
            case NEXT, DATE -> texts.get("preview.headline_scheduled", asOf);
            case CHOSEN ->
                texts.count("preview.headline_chosen", shown.of().partners().size(), asOf);
        };
    }

    private final class Name extends StringConverter<PreviewOf> {
        @Override
        public String toString(@Nullable PreviewOf choice) {
            return choice == null ? "" : model.name(choice);
        }

        @Override
        public PreviewOf fromString(String shown) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }

    private void showFunds(PreviewViewModel.Shown shown) {
        PlanWords.Said said = new PlanWords(model.texts(), false)
                .funds(shown.preview().funds(), shown.preview().total(), shown.elsewhere());
        funds.show(said.text(), said.tone());
    }

    /** A run of some partners is not held against one of all. */
    private void showBefore(PreviewViewModel.Shown shown) {
        boolean isOfAll = shown.of().kind() != PreviewOf.Kind.CHOSEN;
        before.setVisible(isOfAll);
        before.setManaged(isOfAll);
        before.setText(new PlanWords(model.texts(), false)
                .before(shown.before(), shown.preview().total()));
    }

    private void showUnfinished(@Nullable Run run) {
        unfinished.setVisible(run != null);
        unfinished.setManaged(run != null);
        if (run != null) {
            Texts texts = model.texts();
            unfinishedText.show(
                    texts.count(
                            "preview.unfinished",
                            run.planned(),
                            texts.minutes(run.createdAt()),
                            texts.yen(run.total())),
                    Tone.CAUTION);
        }
    }
}
