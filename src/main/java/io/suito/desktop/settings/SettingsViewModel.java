package io.suito.desktop.settings;

import io.suito.app.Given;
import io.suito.desktop.dialogs.QuietFailure;
import io.suito.desktop.table.ColumnKind;
import io.suito.desktop.table.ListedRows;
import io.suito.desktop.table.ReadRows;
import io.suito.desktop.table.TableColumnModel;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableSetup;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.text.Texts;
import io.suito.listing.Sort;
import io.suito.payouts.Policies;
import io.suito.payouts.Policies.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What is set, to be looked at: a policy is added by the owner of the database, and nothing can be changed here. */
public final class SettingsViewModel {
    /** What a policy means is said in a sentence; where a setting comes from is a word or a place in a file. */
    private static final double SENTENCE = 590;

    private static final double PLACE = 324;

    private final Policies policies;
    private final TableTools tools;
    private final TableModel<Line> policy;
    private final TableModel<Line> installation;
    private final Latest latest;
    private final QuietFailure failing = new QuietFailure("reading since when the policy applies");
    private final ReadOnlyStringWrapper since = new ReadOnlyStringWrapper("");

    /** @param given what this installation was told */
    public SettingsViewModel(Policies policies, Supplier<List<Given>> given, TableTools tools) {
        this.policies = policies;
        this.tools = tools;
        this.latest = new Latest(tools.tasks());
        this.policy = table("settings", SENTENCE, this::readPolicy);
        this.installation = table("installation", PLACE, () -> readInstallation(given.get()));
    }

    private TableModel<Line> table(String name, double remark, Supplier<List<Line>> read) {
        return new TableModel<>(setup(name, remark), new ReadRows<>(read, inOrder()), tools);
    }

    /** As they were written down: there is nothing to sort by. */
    private static ListedRows.Shape<Line> inOrder() {
        return new ListedRows.Shape<>(
                line -> UUID.nameUUIDFromBytes(line.name().getBytes(StandardCharsets.UTF_8)),
                Map.of("order", Comparator.comparingInt(Line::place)),
                Map.of());
    }

    private static TableSetup<Line> setup(String name, double remark) {
        return new TableSetup<>(
                name,
                List.of(
                        TableColumnModel.of("name", ColumnKind.TEXT, 196, Line::name),
                        TableColumnModel.of("value", ColumnKind.TEXT, 324, Line::value),
                        TableColumnModel.of("remark", ColumnKind.TEXT, remark, Line::remark)),
                List.of(),
                Sort.ascending("order"),
                null);
    }

    private List<Line> readPolicy() {
        return PolicyLines.of(policies.inForce(), policies.ledgerStartsAt().orElse(null), tools.texts());
    }

    private List<Line> readInstallation(List<Given> given) {
        List<Line> lines = new ArrayList<>();
        for (Given setting : given) {
            String value = setting.text().isEmpty() ? tools.texts().get("installation.secret") : setting.text();
            lines.add(new Line(lines.size(), setting.name(), value, origin(setting)));
        }
        return lines;
    }

    /** A file and line as they are, everything else in words. */
    private String origin(Given setting) {
        return tools.texts().word("installation.origin", setting.origin());
    }

    private void readSince() {
        latest.ask(
                progress -> sentence(policies.inForce(), policies.coming().orElse(null)),
                sentence -> {
                    failing.over();
                    since.set(sentence);
                },
                failure -> {
                    failing.failed(failure);
                    since.set("");
                });
    }

    private String sentence(Policy now, @Nullable Policy next) {
        Texts texts = tools.texts();
        String began = now.effectiveFrom() == null
                ? texts.get("settings.policy.always")
                : texts.get("settings.policy.since", texts.minutes(now.effectiveFrom()));
        return next == null || next.effectiveFrom() == null
                ? began
                : began
                        + "\n"
                        + texts.get(
                                "settings.policy.next",
                                texts.minutes(next.effectiveFrom()),
                                PolicyLines.changes(now, next, texts));
    }

    public TableModel<Line> policy() {
        return policy;
    }

    public TableModel<Line> installation() {
        return installation;
    }

    /** Since when the policy applies, and when another one will. */
    public ReadOnlyStringProperty since() {
        return since.getReadOnlyProperty();
    }

    /** Reads anew. */
    public void refresh() {
        readSince();
        policy.refresh();
        installation.refresh();
    }
}
