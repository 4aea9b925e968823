package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.attention.Attention;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.text.Json;
import io.suito.text.Messages;
import io.suito.time.Japan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;

/** {@code suito attention}: what a person has to look at. */
@Command(
        name = "attention",
        description = "List what a person has to look at.",
        subcommands = {AttentionDoneCommand.class})
public final class AttentionCommand extends OfficeCommand {
    /** One item with its sentence in the person's language. */
    record Shown(UUID id, String kind, String subject, String sentence, Instant raisedAt) {}

    @Override
    protected int run(Workplace office) {
        List<Shown> items = office.backoffice().transactions().call(Attention::open).stream()
                .map(item -> new Shown(item.id(), item.kind(), item.subject(), sentence(item), item.raisedAt()))
                .toList();
        output().result(Map.of("items", items), () -> tell(items));
        return CommandLineProgram.DONE;
    }

    private String sentence(Attention.Item item) {
        List<Object> facts = new ArrayList<>(List.of(item.subject()));
        facts.addAll(Arrays.asList(Json.read(item.arguments(), Object[].class)));
        return Messages.find(output().locale(), "attention." + item.kind(), facts.toArray())
                .orElse(item.kind() + " " + facts);
    }

    private void tell(List<Shown> items) {
        if (items.isEmpty()) {
            output().say("attention.nothing");
            return;
        }
        Table table = Table.of(text("head.since"), text("head.what"));
        items.forEach(item -> table.row(Japan.minutes(item.raisedAt()), item.sentence()));
        output().table(table);
        List<Shown> lasting = items.stream()
                .filter(item -> Attention.isClosedByPeople(item.kind()))
                .toList();
        if (!lasting.isEmpty()) {
            output().say("attention.close_with");
            Table ids = Table.of(text("head.id"), text("head.what"));
            lasting.forEach(item -> ids.row(item.id(), item.kind() + " " + item.subject()));
            output().table(ids);
        }
    }
}
