package io.suito.cli;

import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;

/** Adds the commands that stand outside the product, and says of those that are not there why. */
final class Extensions {
    /** What the launcher looks for among the tests' classes. */
    private static final List<String> PROOFS = List.of("faults", "bench", "tour");

    private Extensions() {}

    static CommandLine addTo(CommandLine commandLine) {
        for (CommandExtension extension : ServiceLoader.load(CommandExtension.class)) {
            commandLine.addSubcommand(extension.command());
        }
        for (String name : PROOFS) {
            if (!commandLine.getSubcommands().containsKey(name)) {
                commandLine.addSubcommand(name, new MissingProofs());
            }
        }
        return commandLine;
    }
}
