package io.suito.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All partners, made on demand. Partners have a <em>rank</em> by kind and turnover (0 sells most) and a place in a
 * shuffled order, so that a list of partners by age does not show the kinds in blocks.
 */
final class Partners {
    private final DemoSize size;
    private final Instant now;
    private final PartnerNames names = new PartnerNames();
    private final int[] placeOfRank;
    private final int[] rankOfPlace;
    private final Map<PartnerKind, Integer> firstRank = new EnumMap<>(PartnerKind.class);
    private final NavigableMap<Integer, PartnerKind> kindByFirstRank = new TreeMap<>();

    Partners(DemoSize size, Instant now) {
        this.size = size;
        this.now = now;
        this.placeOfRank = shuffled(size.partners(), size.seed());
        this.rankOfPlace = new int[size.partners()];
        for (int rank = 0; rank < placeOfRank.length; rank++) {
            rankOfPlace[placeOfRank[rank]] = rank;
        }
        int next = 0;
        for (PartnerKind kind : PartnerKind.values()) {
            int count = kind.among(size.partners());
            firstRank.put(kind, next);
            if (count > 0) {
                kindByFirstRank.put(next, kind);
            }
            next += count;
        }
    }

    Stream<DemoPartner> all() {
        return IntStream.range(0, size.partners()).mapToObj(this::at);
    }

    /** Partners of a kind, in the order of their ranks. */
    Stream<DemoPartner> of(PartnerKind kind) {
        return ranksOf(kind).mapToObj(rank -> at(placeOfRank[rank]));
    }

    IntStream ranksOf(PartnerKind kind) {
        int first = first(kind);
        return IntStream.range(first, first + kind.among(size.partners()));
    }

    /** How many ranks sell steadily: those from 0 up to here. */
    int steadySellers() {
        return first(PartnerKind.SMALL_DEBT);
    }

    /** Steady sellers and those that stopped selling with a debt. */
    int formerSellers() {
        return first(PartnerKind.NEW);
    }

    PartnerKind kindOfRank(int rank) {
        return Objects.requireNonNull(kindByFirstRank.floorEntry(rank)).getValue();
    }

    private int first(PartnerKind kind) {
        return Objects.requireNonNull(firstRank.get(kind));
    }

    UUID userIdOfRank(int rank) {
        return dice("seller", placeOfRank[rank]).uuid();
    }

    private DemoPartner at(int place) {
        PartnerKind kind = kindOfRank(rankOfPlace[place]);
        Dice dice = dice("partner", place);
        UUID id = dice.uuid();
        @Nullable String account = kind.hasStripeAccount() ? dice.stripeId("acct_1", 15) : null;
        int days = kind == PartnerKind.NEW ? (int) dice.between(13, 20) : (int) dice.between(190, 1400);
        Instant created =
                now.minus(Duration.ofMinutes(days * 1440L + dice.below(600))).truncatedTo(ChronoUnit.SECONDS);
        Instant updated = created.plus(Duration.ofMinutes(dice.between(30, 5 * 1440)));
        return new DemoPartner(
                id, dice("seller", place).uuid(), kind, names.of(place, dice), account, created, updated);
    }

    private Dice dice(String what, int place) {
        return new Dice(size.seed(), what, place);
    }

    private static int[] shuffled(int length, long seed) {
        int[] places = IntStream.range(0, length).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = places[i];
            places[i] = places[other];
            places[other] = moved;
        }
        return places;
    }
}
