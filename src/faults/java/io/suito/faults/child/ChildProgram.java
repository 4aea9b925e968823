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
import io.suito.faults.tap.Halt;
import io.suito.faults.tap.TappedDataSource;
import io.suito.sandbox.SandboxControl;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The program that is ended: backoffice and executor on a trial's ground, and the story told by it. */
public final class ChildProgram {
    /** Longer than anybody lets it sleep; whoever started it decides how long it may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private ChildProgram() {}

    /**
     * Database, sandbox, home, latency in ms, and where to halt: {@code never}, {@code BEFORE 17}, {@code AFTER
     * ~regex}.
     */
    public static void main(String[] args) throws SQLException {
        Boundaries boundaries = new Boundaries(halt(args[4]));
        URI address = URI.create(args[1]);
        DatabaseSettings settings = new DatabaseSettings(args[0], "postgres", "postgres");
        StripeSide stripeSide = TrialGround.stripeSide(address, boundaries);
        Wiring wiring = Mutants.named(args[5]);
        try (Backoffice backoffice = Backoffice.open(
                        settings,
                        source -> TappedDataSource.through(wiring.sql())
                                .apply(TappedDataSource.through(boundaries).apply(source)));
                Executor executor = backoffice.startExecutor(stripeSide, Path.of(args[2]))) {
            ChildTalk.say("executor " + executor.incarnation());
            new Story(backoffice, new SandboxControl(address, TrialGround.KEY), sellers(backoffice), PATIENCE)
                    .under(List.of(Story.latency(Long.parseLong(args[3]))))
                    .tell();
        }
        boundaries.passed().forEach(name -> ChildTalk.say("passed " + name));
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
        if (place.startsWith("!")) {
            return Halt.freezeAt(Pattern.compile(place.substring(1)), side);
        }
        return place.startsWith("~")
                ? Halt.at(Pattern.compile(place.substring(1)), side)
                : Halt.at(Long.parseLong(place), side);
    }
}
