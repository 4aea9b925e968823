package io.suito.desktop.shell;

import io.suito.desktop.look.Icons;
import io.suito.desktop.search.SearchView;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.views.Views;
import io.suito.desktop.widgets.Action;
import io.suito.desktop.widgets.Impossible;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.payouts.RunReports.Going;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Binds the frame: navigation at the left, header above, the screen in the middle; screens are made when first seen.
 */
public final class ShellView {
    private static final KeyCombination SEARCH = KeyCombination.valueOf("Shortcut+K");

    private final ShellViewModel model;
    private final Views views;
    private final Map<Area, Views.Loaded<Screen>> screens = new EnumMap<>(Area.class);
    private final Map<Area, ToggleButton> buttons = new EnumMap<>(Area.class);
    private final Map<UUID, GoingRunBox> goingBoxes = new HashMap<>();
    private final Map<RunningTask, RunningTaskBox> runningBoxes = new LinkedHashMap<>();
    private @Nullable Screen current;

    @FXML
    private StackPane root;

    @FXML
    private VBox areas;

    @FXML
    private Label mode;

    @FXML
    private Label who;

    @FXML
    private Button back;

    @FXML
    private Button forward;

    @FXML
    private Label title;

    @FXML
    private Button search;

    @FXML
    private HBox going;

    @FXML
    private HBox running;

    @FXML
    private StatusLabel workforce;

    @FXML
    private HBox offline;

    @FXML
    private StackPane content;

    @FXML
    private SearchView paletteController;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public ShellView(ShellViewModel model, Views views) {
        this.model = model;
        this.views = views;
    }

    @FXML
    void initialize() {
        makeNavigation();
        model.offer(this::actions);
        model.mode().subscribe(this::show);
        model.who().subscribe(this::showWho);
        icon(back, Feather.ARROW_LEFT, "shell.back", "Alt+Left");
        icon(forward, Feather.ARROW_RIGHT, "shell.forward", "Alt+Right");
        back.setOnAction(event -> model.navigator().back());
        forward.setOnAction(event -> model.navigator().forward());
        Impossible.unless(model.navigator().canGoBack(), back);
        Impossible.unless(model.navigator().canGoForward(), forward);
        search.setGraphic(Icons.of(Feather.SEARCH));
        search.setText(model.texts().get("shell.search", SEARCH.getDisplayText()));
        search.setOnAction(event -> paletteController.open());
        offline.visibleProperty().bind(model.online().not());
        offline.managedProperty().bind(offline.visibleProperty());
        model.workforceText()
                .subscribe(text -> workforce.show(text, model.workforceTone().get()));
        model.workforceTone()
                .subscribe(tone -> workforce.show(model.workforceText().get(), tone));
        Tooltip reason = new Tooltip();
        reason.setWrapText(true);
        reason.setMaxWidth(420);
        model.workforceReason().subscribe(why -> {
            reason.setText(why);
            workforce.setAccessibleHelp(why);
            workforce.setTooltip(why.isEmpty() ? null : reason);
        });
        model.running().addListener((ListChangeListener<Object>) change -> showRunning());
        model.going().runs().addListener((ListChangeListener<Object>) change -> showGoing());
        model.navigator().place().subscribe((before, now) -> showGoing());
        model.navigator()
                .arrivals()
                .subscribe(() -> show(model.navigator().place().get()));
        show(model.navigator().place().get());
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                keys();
            }
        });
    }

    private void show(Mode now) {
        mode.setText(model.words(now));
        mode.getStyleClass().removeAll("live", "test");
        mode.getStyleClass().add(now == Mode.LIVE ? "live" : "test");
    }

    /** Every change is asked for under this name, for all to see. */
    private void showWho(String login) {
        who.setText(login);
        who.setGraphic(Icons.of(Feather.USER));
        who.setAccessibleText(model.texts().get("shell.who", login));
        who.setTooltip(new Tooltip(model.texts().get("shell.who", login)));
        who.setVisible(!login.isEmpty());
    }

    private List<Action> actions() {
        return current == null ? List.of() : current.actions();
    }

    private void makeNavigation() {
        ToggleGroup group = new ToggleGroup();
        for (Area area : Area.values()) {
            ToggleButton button = new ToggleButton(model.texts().get("area." + area.word()), Icons.of(area.icon()));
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setId("area-" + area.word());
            button.setOnAction(event -> {
                model.navigator().go(Place.of(area));
                button.setSelected(true);
            });
            buttons.put(area, button);
            areas.getChildren().add(button);
        }
    }

    private void icon(Button button, Feather icon, String key, String accelerator) {
        String text = model.texts().get(key);
        button.setGraphic(Icons.of(icon));
        button.setAccessibleText(text);
        button.setTooltip(
                new Tooltip(text + "  " + KeyCombination.valueOf(accelerator).getDisplayText()));
    }

    private void keys() {
        var accelerators = root.getScene().getAccelerators();
        accelerators.put(SEARCH, paletteController::open);
        accelerators.put(
                KeyCombination.valueOf("Alt+Left"), () -> model.navigator().back());
        accelerators.put(
                KeyCombination.valueOf("Alt+Right"), () -> model.navigator().forward());
    }

    private void show(Place place) {
        if (current != null) {
            current.deactivate();
        }
        Views.Loaded<Screen> screen = screens.computeIfAbsent(place.area(), area -> views.load(area.file()));
        content.getChildren().setAll(screen.root());
        title.setText(model.texts().get("area." + place.area().word()));
        java.util.Objects.requireNonNull(buttons.get(place.area())).setSelected(true);
        current = screen.controller();
        current.activate(place.id());
        showGoing();
    }

    /** A box stays the same as long as its run goes: who has come to it with the keyboard must not lose it. */
    private void showGoing() {
        List<Going> now = model.going().runs();
        Set<UUID> ids = now.stream().map(Going::runId).collect(Collectors.toSet());
        goingBoxes.keySet().retainAll(ids);
        for (Going run : now) {
            goingBoxes
                    .computeIfAbsent(run.runId(), id -> new GoingRunBox(model.texts(), () -> model.open(run)))
                    .show(run, current != null && current.isAbout(run.runId()));
        }
        List<Node> boxes =
                now.stream().<Node>map(run -> goingBoxes.get(run.runId())).toList();
        if (!going.getChildren().equals(boxes)) {
            going.getChildren().setAll(boxes);
        }
    }

    /** As with runs that go: another task that begins or ends takes the keyboard from nobody. */
    private void showRunning() {
        runningBoxes.keySet().retainAll(model.running());
        model.running()
                .forEach(task -> runningBoxes.computeIfAbsent(task, begun -> new RunningTaskBox(begun, model.texts())));
        running.getChildren().retainAll(runningBoxes.values());
        runningBoxes.values().stream()
                .filter(box -> !running.getChildren().contains(box))
                .forEach(running.getChildren()::add);
    }
}
