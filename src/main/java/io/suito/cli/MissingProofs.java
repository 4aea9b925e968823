package io.suito.cli;

import io.suito.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands where a proof would: a program without sources has none. */
@Command(hidden = true)
final class MissingProofs extends BaseCommand {
    @Unmatched
    @SuppressWarnings("unused") // whatever was asked for
    private List<String> anything = new ArrayList<>();

    @Override
    public Integer call() {
        throw new Refusal("cli.no_proofs");
    }
}
