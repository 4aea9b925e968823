package io.suito.bench.payout;

import io.suito.bench.Bench;
import io.suito.bench.ChildJvm;
import io.suito.bench.Measured;
import io.suito.bench.Setting;
import io.suito.bench.SideBySide;
import io.suito.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A payout run against what Stripe's limits allow at best, against a plain script, and against threads that learn the
 * limits by running into them; and what a kill half-way costs. Stripe is the sandbox in a process of its own, with the
 * limits of live mode in a sliding second and answers after 0.4 s in the median.
 */
public final class PayoutRunBench implements Bench {
    private static final int LARGE = 3_000;
    private static final double PAYOUTS_PER_SECOND = 15;
    private static final double MAY_BE_TURNED_AWAY = 0.005;
    private static final double LEASE_SECONDS = 60;
    private static final int ONE_BY_ONE = 60;
    private static final int WITH_THREADS = 120;
    private static final int THREADS = 40;

    @Override
    public String name() {
        return "payout-run";
    }

    @Override
    public String about() {
        return "a payout run at Stripe's limits, against the floor, a script, threads, and after a kill";
    }

    @Override
    public long standardSize() {
        return 600;
    }

    @Override
    public long quickSize() {
        return 150;
    }

    @Override
    public List<Measured> run(Setting setting) {
        try (Place place = Place.temporary();
                ChildJvm sandboxes = ChildJvm.ofOthers(SandboxProgram.class)) {
            Path directory = place.directory();
            setting.say("posting the orders of " + setting.size() + " partners");
            DatabaseSettings template = Shop.template(sandboxes, directory, setting.size());
            return new Sides(setting, sandboxes, directory, template, Due.of(template)).measure();
        }
    }

    /** The sides on copies of the same books. */
    private static final class Sides {
        private final Setting setting;
        private final ChildJvm sandboxes;
        private final Path directory;
        private final DatabaseSettings template;
        private final Due due;
        private final double floor;
        private final List<Double> ours = new ArrayList<>();
        private long turnedAway;
        private long requests;
        private int shops;

        Sides(Setting setting, ChildJvm sandboxes, Path directory, DatabaseSettings template, Due due) {
            this.setting = setting;
            this.sandboxes = sandboxes;
            this.directory = directory;
            this.template = template;
            this.due = due;
            this.floor = due.size() / PAYOUTS_PER_SECOND + 2 * Shop.MEDIAN_MILLIS / 1e3;
        }

        List<Measured> measure() {
            int slowRounds = setting.rounds() > 4 ? 3 : 1;
            Due few = due.first(setting.rounds() > 4 ? ONE_BY_ONE : ONE_BY_ONE / 3);
            Due some = due.first(WITH_THREADS);
            List<Double> oneByOne = new ArrayList<>();
            List<Double> threads = new ArrayList<>();
            List<Double> killed = new ArrayList<>();
            for (int round = 0; round < setting.rounds(); round++) {
                ours(round > 0);
                if (round < slowRounds) {
                    oneByOne.add(scaled("one after another", few, 1));
                    threads.add(scaled(THREADS + " threads", some, THREADS));
                    killed.add(seconds("killed half-way", due, shop -> Ours.payWithAKill(shop, home())));
                }
            }
            double own = SideBySide.median(ours);
            return List.of(
                    ratio(
                            "the floor",
                            "payouts at 15/s and two answers",
                            floor,
                            ours,
                            setting.size() >= LARGE ? 0.98 : 0.95),
                    turnedAway(),
                    others("one after another", few, oneByOne, own, 10),
                    others(THREADS + " threads with the library's backoff", some, threads, own, 1.5),
                    ratio(
                            "1.1 × floor and the lease",
                            "killed half-way, started again",
                            1.1 * floor + LEASE_SECONDS,
                            killed,
                            1));
        }

        private void ours(boolean counts) {
            double seconds = seconds("ours", due, shop -> {
                double took = Ours.pay(shop, home());
                Shop.TurnedAway away = shop.turnedAway();
                setting.say(away.number() + " of " + away.of() + " requests were turned away, " + away.payouts()
                        + " of them payouts");
                if (counts) {
                    turnedAway += away.number();
                    requests += away.of();
                }
                return took;
            });
            if (counts) {
                ours.add(seconds);
            }
        }

        private double scaled(String side, Due part, int threads) {
            double seconds = seconds(side, part, shop -> new PlainScript(shop).pay(part, threads));
            return seconds * due.size() / part.size();
        }

        private double seconds(String side, Due part, ToDoubleFunction<Shop> work) {
            Path place = directory.resolve("shop" + ++shops);
            try (Shop shop = Shop.open(template, sandboxes, place, due.size())) {
                double seconds = work.applyAsDouble(shop);
                part.requireDone(side, shop.stripe());
                setting.say(String.format(
                        Locale.ROOT, "%s: %d partners in %.2f s, each paid once", side, part.size(), seconds));
                return seconds;
            }
        }

        private Path home() {
            return directory.resolve("home" + shops);
        }

        private Measured turnedAway() {
            double budget = MAY_BE_TURNED_AWAY * requests / Math.max((double) turnedAway, 1e-9);
            return new Measured("0.5 % of requests answered 429", turnedAway + " of " + requests, budget, budget, 1);
        }

        /** Ours against a budget in seconds. */
        private static Measured ratio(String against, String what, double budget, List<Double> seconds, double goal) {
            String seen =
                    String.format(Locale.ROOT, "%s: %.2f s, budget %.2f s", what, SideBySide.median(seconds), budget);
            double slowest =
                    seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            return new Measured(against, seen, budget / SideBySide.median(seconds), budget / slowest, goal);
        }

        /** Others, scaled from a part, against ours. */
        private Measured others(String against, Due part, List<Double> seconds, double own, double goal) {
            String seen = String.format(
                    Locale.ROOT,
                    "%d partners, scaled from %d: %.2f s against %.2f s",
                    due.size(),
                    part.size(),
                    own,
                    SideBySide.median(seconds));
            double quickest =
                    seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            return new Measured(against, seen, SideBySide.median(seconds) / own, quickest / own, goal);
        }
    }
}
