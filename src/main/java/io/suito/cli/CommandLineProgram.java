package io.suito.cli;

import io.suito.app.SuitoHome;
import io.suito.text.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/**
 * One run of the command line: from arguments to an exit status. Nothing that goes wrong leaves it as a stack trace.
 */
public final class CommandLineProgram {
    /** Done. */
    public static final int DONE = 0;

    /** Refused or failed; the sentence and its code were printed. */
    public static final int FAILED = 1;

    /** The command line itself was wrong. */
    public static final int USAGE = 2;

    private CommandLineProgram() {}

    /**
     * Runs one command.
     *
     * @param args the arguments after the program's name
     * @param environment the variables of the process
     * @return the exit status: 0 done, 1 refused or failed, 2 wrong usage
     */
    public static int run(String[] args, Map<String, String> environment, Terminal terminal) {
        boolean json = asksForJson(args);
        Output output = new Output(terminal, Locale.getDefault(), json);
        try {
            SuitoHome home = SuitoHome.find(
                    environment, System.getProperty("os.name", ""), System.getProperty("user.home", "."));
            Logs.direct(home, Arrays.asList(args).contains("daemon"));
            Locale locale = Languages.of(home, environment, Locale.getDefault());
            output = new Output(terminal, locale, json);
            Context context = new Context(environment, home, terminal, locale);
            CommandLine commandLine = Extensions.addTo(new CommandLine(new SuitoCommand(context)));
            return configure(commandLine, output).execute(args);
        } catch (Refusal refusal) {
            return new Failures(output).refused(refusal);
        } catch (Throwable unexpected) {
            return new Failures(output).unexpected(unexpected);
        }
    }

    /** Must come after all commands are added: what it sets holds for those that are there. */
    static CommandLine configure(CommandLine commandLine, Output output) {
        Failures failures = new Failures(output);
        commandLine
                .setOut(output.writer())
                .setErr(output.errorWriter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAdjustLineBreaksForWideCJKCharacters(true)
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((exception, command, parsed) -> failures.failed(exception))
                .setParameterExceptionHandler((exception, arguments) -> failures.misused(exception));
        Arguments.register(commandLine, output.locale());
        Languages.helpTexts(output.locale()).ifPresent(commandLine::setResourceBundle);
        return commandLine;
    }

    /**
     * Looked up before parsing, so that a line that cannot be parsed is still answered in the form that was asked for.
     */
    private static boolean asksForJson(String[] args) {
        List<String> words = Arrays.asList(args);
        int end = words.indexOf("--");
        return (end < 0 ? words : words.subList(0, end)).contains("--json");
    }
}
