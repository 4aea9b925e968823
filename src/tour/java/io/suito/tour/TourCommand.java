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

    @Override
    public Integer call() {
        List<Look> looks = quick ? List.of(new Look(Locale.JAPANESE, Theme.LIGHT, 1)) : Look.all();
        try (Workplace office = openDemo();
                Stagehand stagehand = new Stagehand(office)) {
            for (Look look : looks) {
                output().progress(look.name());
                new Tour(stagehand, look, new Pictures(out.resolve(look.name()), look.scale())).walk();
            }
        }
        output().result(Map.of("out", out, "looks", looks.size()), () -> output().line(out.toString()));
        return CommandLineProgram.DONE;
    }
}
