package io.suito.tour;

import io.suito.app.Workplace;
import io.suito.cli.BaseCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.desktop.look.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code suito tour --out DIR}. */
@Command(name = "tour", description = "Drive the program through its main jobs without a display and take pictures.")
final class TourCommand extends BaseCommand {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to put the pictures.")
    private Path out = Path.of(".");

    @Option(names = "--quick", description = "Only one language, one theme, one scale.")
    private boolean quick;

    @Option(
            names = "--look",
            paramLabel = "NAME",
            description =
                    "Only this one, as the directory is called, such as ja-dark-100 or en-light-150 (laid out for a"
                            + " screen of 1920 by 1080 at 150 %%); can be given several times.")
    private List<String> only = List.of();

    private List<Look> looks() {
        if (quick) {
            return List.of(new Look(Locale.JAPANESE, Theme.LIGHT, 1));
        }
        return Look.all().stream()
                .filter(look -> only.isEmpty() || only.contains(look.name()))
                .toList();
    }

    @Override
    public Integer call() {
        List<Look> looks = looks();
        try (Workplace office = openDemo();
                Stagehand stagehand = new Stagehand(office)) {
            for (Look look : looks) {
                output().progress(look.name());
                Path there = out.resolve(look.name());
                new Tour(stagehand, look, new Pictures(there, look.scale()), there).walk();
            }
        }
        output().result(Map.of("out", out, "looks", looks.size()), () -> output().line(out.toString()));
        return CommandLineProgram.DONE;
    }
}
