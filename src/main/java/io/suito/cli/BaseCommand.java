package io.suito.cli;

import io.suito.app.EmbeddedServices;
import io.suito.app.Workplace;
import io.suito.text.Messages;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What every command has at hand: the context, its output, the global options. A subclass implements {@link #call()}
 * and returns {@link CommandLineProgram#DONE} or {@link CommandLineProgram#FAILED}; it refuses by throwing a
 * {@link io.suito.text.Refusal}.
 */
@Command
public abstract class BaseCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    private @Nullable Output output;

    /** What this run starts from. */
    protected final Context context() {
        return root().ownContext();
    }

    /** Where this command writes: the same object every time. */
    protected final Output output() {
        if (output == null) {
            output = new Output(context().terminal(), context().locale(), root().asksForJson());
        }
        return output;
    }

    /** Whether the embedded database and sandbox were asked for. */
    protected final boolean embedded() {
        return root().asksForEmbedded();
    }

    /**
     * Uses the embedded database and sandbox of this home, telling the person when that takes a moment. Close it when
     * the command ends.
     *
     * @throws io.suito.text.Refusal {@code embedded.*}
     */
    protected final EmbeddedServices useEmbedded() {
        return EmbeddedServices.use(
                context().home(), context().configuration().embedded(), key -> output().progress(text(key)));
    }

    /**
     * Opens the database of this version's shape (the embedded one where that was asked for), and Stripe where there is
     * a key. Close it when the command ends.
     */
    protected final Workplace openOffice() {
        return new Opening(this).open(true, false);
    }

    /**
     * Opens the embedded database and sandbox, with demo data when there are none yet. Close it when the command ends.
     */
    protected final Workplace openDemo() {
        return new Opening(this).embedded(true, true);
    }

    /** A message in the person's language. */
    protected final String text(String key, Object... arguments) {
        return Messages.text(context().locale(), key, arguments);
    }

    /** The failure to throw when arguments that are fine one by one do not go together: ends with status 2. */
    protected final ParameterException usage(String key, Object... arguments) {
        return new ParameterException(spec().commandLine(), text(key, arguments));
    }

    /**
     * The reason that must be there: given as an option, or typed by the person who is asked for it.
     *
     * @throws ParameterException where it is missing and nobody can be asked
     */
    protected final String reason(Reason option) {
        return option.given().or(this::typedReason).orElseThrow(() -> usage("error.cli.reason_needed"));
    }

    private Optional<String> typedReason() {
        return new Confirmation(context().terminal(), false)
                .askFor(text("cli.reason"))
                .map(String::strip)
                .filter(typed -> !typed.isEmpty());
    }

    /** A command below this one, as it was declared. */
    final <C> C subcommand(String name, Class<C> type) {
        return type.cast(
                Objects.requireNonNull(spec().commandLine().getSubcommands().get(name), name)
                        .getCommand());
    }

    private SuitoCommand root() {
        return (SuitoCommand) spec().root().userObject();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not part of a command line");
        }
        return spec;
    }
}
