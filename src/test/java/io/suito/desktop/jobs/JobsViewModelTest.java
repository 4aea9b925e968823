package io.suito.desktop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.jobs.JobTables.PastRow;
import io.suito.desktop.live.Changes;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Tone;
import io.suito.testing.Marketplace;
import io.suito.testing.ScheduleWatch;
import io.suito.text.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The screen of jobs, without a window. */
class JobsViewModelTest {
    private static final Instant MONDAY = Instant.parse("2026-12-21T00:00:00Z");

    private final Marketplace shop = new Marketplace();
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final DirectTasks tasks = new DirectTasks();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Navigator navigator = new Navigator(Place.of(Area.JOBS));
    private final JobsViewModel jobs = new JobsViewModel(
            shop.backoffice.jobs(),
            shop.backoffice.runReports(),
            new Asking(shop.backoffice.requests(), tasks, texts, dialogs, Duration.ofSeconds(20)),
            new TableTools(tasks, texts, dialogs, Memory.fleeting()),
            new Changes(tasks),
            navigator);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void every_job_is_listed_with_when_it_is_due_and_its_last_runs_in_words() {
        shop.startExecutor();
        shop.order(shop.partner(), 10_000, 8);
        shop.job("post-sales");
        shop.job("payout-run");

        jobs.activate("payout-run");

        assertThat(jobs.table().rows())
                .hasSize(6)
                .allSatisfy(job -> assertThat(texts.has("job." + job.name()))
                        .as(job.name())
                        .isTrue());
        assertThat(jobs.past().rows())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.result(texts)).startsWith("Nothing is due. The next scheduled run is on "));
        jobs.activate("post-sales");
        assertThat(jobs.past().rows()).singleElement().satisfies(row -> {
            assertThat(row.result(texts)).isEqualTo("Posted: 1");
            assertThat(row.result(new Texts(Locale.JAPANESE))).isEqualTo("計上: 1 件");
        });
    }

    @Test
    void every_figure_of_every_job_has_words_in_both_languages() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        shop.order(shop.partner(), 10_000, 8);

        for (var job : shop.backoffice.jobs().all()) {
            if (!job.name().equals("payout-run")) {
                assertThat(figures(Json.read(Json.write(job.waiting().get()))))
                        .as(job.name() + ", rehearsed")
                        .allMatch(word -> texts.has("job.figure." + word) && JobWords.ORDER.contains(word));
                assertThat(figures(shop.job(job.name())))
                        .as(job.name())
                        .allMatch(word -> texts.has("job.figure." + word) && JobWords.ORDER.contains(word));
            }
        }
    }

    private static List<String> figures(JsonNode value) {
        List<String> words = new ArrayList<>();
        value.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                words.addAll(figures(entry.getValue()));
            } else {
                words.add(entry.getKey());
            }
        });
        return words;
    }

    @Test
    void what_was_refused_is_a_sentence_and_not_a_code() {
        assertThat(JobWords.result("post-sales", null, "stripe.unreachable", "[]", texts))
                .startsWith("Stripe does not answer.");
        assertThat(JobWords.result("post-sales", null, "internal", "[\"IllegalState\", \"1a2b\"]", texts))
                .contains("IllegalState")
                .doesNotContain("{");
    }

    @Test
    void what_the_schedule_did_is_told_without_ids_and_codes_and_follows_the_singular() {
        String run = "018f4e2a-7c1b-7d3e-9a5f-0123456789ab";

        assertThat(look("executing", run, 1, "null"))
                .isEqualTo("The run of 23\u00a0Nov\u00a02026 09:00 is being sent: 1 partner, ¥4,000.");
        assertThat(look("missed", run, 0, "null")).endsWith("Open it to carry it out after all, or to discard it.");
        assertThat(look("waits", run, 0, "\"stripe.unreachable\""))
                .startsWith("The run of 23\u00a0Nov\u00a02026 09:00 waits. Stripe does not answer.")
                .endsWith("It is tried again by itself.");
        assertThat(look("waits", run, 0, "\"payouts.run_state\"")).doesNotContain("{", "run_state", run);
    }

    @Test
    void a_look_that_left_money_unsent_is_to_be_looked_at_and_not_all_well() {
        for (String what : List.of("waits", "missed", "short_of_funds", "paused")) {
            assertThat(JobWords.tone("done", step(what, "", 0, "null")))
                    .as(what)
                    .isEqualTo(Tone.CAUTION);
        }
        for (String what : List.of("executing", "completed", "by_hand")) {
            assertThat(JobWords.tone("done", step(what, "", 0, "null")))
                    .as(what)
                    .isEqualTo(Tone.GOOD);
        }
    }

    private String look(String what, String run, int items, String why) {
        return JobWords.result("payout-run", Json.read(step(what, run, items, why)), texts);
    }

    private static String step(String what, String run, int items, String why) {
        return """
                        {"dates": [{"date": "2026-11-23", "at": "2026-11-23T00:00:00Z", "what": "%s", "run_id": "%s",
                                    "items": %d, "total": 4000, "why": %s}],
                         "next_date": "2026-12-07", "next_at": "2026-12-07T00:00:00Z"}""".formatted(what, run, items, why);
    }

    @Test
    void the_result_of_the_schedule_says_how_its_run_stands_now_and_leads_to_it() {
        ScheduleWatch.since(shop, MONDAY.minus(Duration.ofDays(3)));
        shop.startExecutor();
        shop.partnerWith(4_000);
        shop.stripe().fund(1_000_000);
        shop.setClock(MONDAY.plusSeconds(2));
        shop.job("payout-run");
        UUID run = shop.backoffice.runReports().newest().runId();
        shop.awaitState(run, "completed");

        jobs.activate("payout-run");

        PastRow row = jobs.past().rows().get(0);
        assertThat(row.result(texts)).endsWith("Now sent: 1 · to do: 0 · under way: 0 · not in the plan: 0");
        jobs.openRun(row);
        assertThat(navigator.place().get()).isEqualTo(new Place(Area.RUNS, run.toString()));
    }

    @Test
    void a_job_is_rehearsed_without_a_change_and_run_after_a_question() {
        shop.startExecutor();
        shop.order(shop.partner(), 10_000, 8);
        jobs.activate("post-sales");

        jobs.rehearse();
        assertThat(shop.value(Long.class, "select count(*) from backoffice.requests"))
                .isZero();

        jobs.run();
        dialogs.press();
        tasks.pass();

        assertThat(shop.value(Long.class, "select count(*) from public.ledger")).isEqualTo(2);
    }

    @Test
    void the_job_that_sends_money_says_before_it_is_run_what_it_would_send() {
        shop.startExecutor();
        shop.partnerWith(20_000);
        shop.stopExecutor();
        ScheduleWatch.since(shop, MONDAY.minus(Duration.ofDays(3)));
        shop.setClock(MONDAY.plusSeconds(2));
        jobs.activate("payout-run");

        jobs.run();

        assertThat(dialogs.confirmation().facts().get(0))
                .startsWith("As it stands now: ")
                .contains("¥20,000");
        assertThat(dialogs.confirmation().irrevocable()).isTrue();
    }
}
