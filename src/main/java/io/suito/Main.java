package io.suito;

import io.suito.cli.CommandLineProgram;
import io.suito.cli.Terminal;

/** Parses the command line and hands over. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLineProgram.run(args, System.getenv(), Terminal.system()));
    }
}
