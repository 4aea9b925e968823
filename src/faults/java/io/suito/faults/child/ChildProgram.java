package io.suito.faults.child;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.app.StripeSide;
import io.suito.database.DatabaseSettings;
import io.suito.faults.market.Books;
import io.suito.faults.market.Seller;
import io.suito.faults.market.Story;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Mutants;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.tap.Boundaries;
import io.suito.faults.tap.ChildTalk;
import io.suito.faults.tap.End;
import io.suito.faults.tap.EndTogether;
import io.suito.faults.tap.Halt;
import io.suito.faults.tap.TappedDataSource;
import io.suito.sandbox.SandboxControl;
import io.suito.text.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** The programs that are ended: backoffice and executor on a trial's ground each, and the story told by it. */
public final class ChildProgram {
    /** Longer than anybody lets it sleep; whoever started it decides how long it may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private ChildProgram() {}

    /**
     * For each story: database, sandbox, home, latency in ms, where to halt ({@code never}, {@code BEFORE 17},
     * {@code AFTER ~regex}; {@code BEFORE !regex} freezes there), and the wiring.
     */
    public static void main(String[] args) {
        int stories = args.length / Start.ARGUMENTS;
        EndTogether end = new EndTogether(stories);
        for (int number = 0; number < stories; number++) {
            int story = number;
            String[] own = Arrays.copyOfRange(args, story * Start.ARGUMENTS, (story + 1) * Start.ARGUMENTS);
            Thread.ofPlatform().name("story " + story).start(() -> tellOrDie(own, end, story));
        }
    }

    private static void tellOrDie(String[] args, EndTogether end, int story) {
        end.awaitTurn();
        try {
            tell(args, args[4].contains("!") ? End.frozen() : end.of(story));
            end.isThrough();
        } catch (SQLException | RuntimeException | Error e) {
            LoggerFactory.getLogger(ChildProgram.class).error("the story broke off", e);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void tell(String[] args, End end) throws SQLException {
        Boundaries boundaries = new Boundaries(halt(args[4]), end);
        URI address = URI.create(args[1]);
        DatabaseSettings settings = new DatabaseSettings(args[0], "postgres", "postgres", TrialGround.CONNECTIONS);
        StripeSide stripeSide = TrialGround.stripeSide(address, boundaries);
        Wiring wiring = Mutants.named(args[5]);
        try (Backoffice backoffice = Backoffice.open(
                        settings,
                        source -> TappedDataSource.through(wiring.sql())
                                .apply(TappedDataSource.through(boundaries).apply(source)));
                Executor executor = backoffice.startExecutor(stripeSide, Path.of(args[2]))) {
            ChildTalk.say("executor " + executor.incarnation());
            tellOn(new Story(backoffice, new SandboxControl(address, TrialGround.KEY), sellers(backoffice), PATIENCE)
                    .under(List.of(Story.latency(Long.parseLong(args[3])))));
        }
        boundaries.passed().forEach(name -> ChildTalk.say("passed " + name));
    }

    /** A person whose machine was suspended in the middle of reading finds the connection gone, and looks again. */
    private static void tellOn(Story story) {
        try {
            story.tell();
        } catch (Refusal e) {
            if (!e.code().equals("db.connection_lost")) {
                throw e;
            }
            story.tell();
        }
    }

    private static List<Seller> sellers(Backoffice backoffice) throws SQLException {
        try (Connection connection = backoffice.dataSource().getConnection()) {
            return Books.sellers(connection);
        }
    }

    private static Halt halt(String where) {
        if (where.equals("never")) {
            return Halt.NEVER;
        }
        Halt.Side side = Halt.Side.valueOf(where.substring(0, where.indexOf(' ')));
        String place = where.substring(where.indexOf(' ') + 1);
        return place.startsWith("~") || place.startsWith("!")
                ? Halt.at(Pattern.compile(place.substring(1)), side)
                : Halt.at(Long.parseLong(place), side);
    }
}
