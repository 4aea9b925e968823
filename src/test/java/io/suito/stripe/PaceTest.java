package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The pace of one endpoint, on a clock of its own. */
class PaceTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Pace pace = new Pace(15);
    private long now = 1_000 * SECOND;

    /** One request, made ready in no time, and leaving so much later than it might. */
    private Pace.Turn send(long late) {
        Pace.Turn turn = pace.book(pace.earliest(now));
        now = Math.max(now, pace.mayDepart(turn, now)) + late;
        pace.depart(turn, now);
        return turn;
    }

    private List<Long> departures(int number, long latest) {
        Random random = new Random(1);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            send(latest == 0 ? 0 : random.nextLong(latest));
            times.add(now);
        }
        return times;
    }

    private static int mostInASecond(List<Long> times) {
        Deque<Long> within = new ArrayDeque<>();
        int most = 0;
        for (long time : times) {
            within.addLast(time);
            while (time - within.getFirst() >= SECOND) {
                within.removeFirst();
            }
            most = Math.max(most, within.size());
        }
        return most;
    }

    private double perSecond(int number) {
        long start = now;
        departures(number, 0);
        return number * (double) SECOND / (now - start);
    }

    @Test
    void it_comes_close_to_the_limit_and_never_over_it_in_any_second() {
        long start = now;
        List<Long> times = departures(600, 0);

        assertThat(mostInASecond(times)).isEqualTo(15);
        assertThat(now - start).isBetween(599 * SECOND / 15 - SECOND / 2, 600 * SECOND / 15 * 103 / 100);
    }

    @Test
    void whoever_leaves_late_is_followed_sooner_but_never_too_many_in_a_second() {
        long start = now;
        List<Long> times = departures(600, 20 * MILLI);

        assertThat(mostInASecond(times)).isLessThanOrEqualTo(15);
        assertThat(now - start).isLessThan(600 * SECOND / 15 * 105 / 100);
    }

    @Test
    void what_was_not_sent_for_a_while_is_not_made_up_for_in_one_go() {
        departures(30, 0);
        now += 10 * SECOND;

        List<Long> times = departures(30, 0);

        assertThat(times.get(14) - times.get(0)).isGreaterThan(SECOND * 2 / 5);
        assertThat(mostInASecond(times)).isLessThanOrEqualTo(15);
    }

    @Test
    void a_turn_given_back_is_anothers() {
        departures(40, 0);
        long before = pace.earliest(now);

        Pace.Turn turn = pace.book(before);
        assertThat(pace.earliest(now)).isGreaterThan(before);
        pace.giveBack(turn);

        assertThat(pace.earliest(now)).isEqualTo(before);
    }

    @Test
    void a_first_429_slows_the_pace_a_little_once_for_all_that_left_before_it_was_known() {
        List<Pace.Turn> together = List.of(send(0), send(0), send(0));
        double before = pace.perSecond();

        together.forEach(turn -> pace.cut(turn, now));

        assertThat(pace.perSecond()).isBetween(before * 0.94, before * 0.96);
    }

    @Test
    void what_was_turned_away_has_taken_nobodys_place() {
        departures(14, 0);
        Pace.Turn last = send(0);
        long full = pace.earliest(now);

        pace.cut(last, now);

        assertThat(pace.earliest(now)).isLessThan(full - SECOND / 30);
    }

    @Test
    void another_429_soon_after_the_first_slows_it_much_more() {
        pace.cut(send(0), now);
        double before = pace.perSecond();
        now += MILLI;

        pace.cut(send(0), now);

        assertThat(pace.perSecond()).isBetween(before * 0.83, before * 0.85);
    }

    @Test
    void a_cut_pace_is_kept_and_accepted_requests_raise_it_up_to_the_ceiling_and_not_beyond() {
        departures(30, 0);
        double ceiling = pace.perSecond();
        for (int i = 0; i < 5; i++) {
            now += SECOND;
            pace.cut(send(0), now);
        }
        double cut = pace.perSecond();
        assertThat(cut).isBetween(ceiling * 0.45, ceiling * 0.55);
        assertThat(perSecond(60)).isBetween(cut * 0.97, cut * 1.1);

        for (int i = 0; i < 30; i++) {
            pace.raise();
        }
        assertThat(pace.perSecond()).isBetween(cut + ceiling * 0.08, cut + ceiling * 0.12);

        for (int i = 0; i < 2_000; i++) {
            pace.raise();
        }
        assertThat(pace.perSecond()).isEqualTo(ceiling);
    }

    @Test
    void after_a_429_requests_keep_more_distance_from_the_second_before() {
        departures(30, 0);
        pace.cut(send(0), now);
        for (int i = 0; i < 10; i++) {
            pace.raise();
        }

        assertThat(departures(100, 0)).satisfies(times -> {
            for (int i = 15; i < times.size(); i++) {
                assertThat(times.get(i) - times.get(i - 15)).isGreaterThan(SECOND + 15 * MILLI);
            }
        });
    }

    @Test
    void however_often_it_is_turned_away_it_goes_on_trying() {
        for (int i = 0; i < 100; i++) {
            now += SECOND;
            pace.cut(send(0), now);
        }

        assertThat(pace.perSecond()).isBetween(0.5, 1.0);
    }
}
