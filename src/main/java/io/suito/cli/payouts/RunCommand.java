package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Interrupted;
import io.suito.cli.Reason;
import io.suito.money.Yen;
import io.suito.payouts.AccountSync;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PlanRequest;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunState;
import io.suito.text.Refusal;
import io.suito.time.Japan;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * {@code suito payouts run}: the whole of it. Posts and releases what others have sold and delivered, plans, shows,
 * asks, executes, waits, compares with Stripe. Goes on with a manual run that was not finished.
 */
@Command(
        name = "run",
        description = {
            "Pay everybody (or the chosen partners) what is due now: post sales, release deliveries, plan, execute,",
            "wait, and compare with Stripe. Goes on with a manual run that is not finished."
        })
final class RunCommand extends Executing {
    private static final List<String> JOBS = List.of("post-sales", "release-deliveries");

    @Option(names = "--no-jobs", description = "Do not post sales and release deliveries first.")
    private boolean noJobs;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "Pay the scheduled run of this date, also one that was missed, instead of a manual one.")
    private @Nullable LocalDate date;

    @Mixin
    private Partners partners = new Partners();

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected boolean needsData() {
        return true;
    }

    @Override
    protected int run(Workplace office) {
        RunReports reports = office.backoffice().runReports();
        Optional<Run> unfinished = date == null ? reports.unfinished() : reports.unfinished(date);
        if (dryRun()) {
            return rehearse(office, unfinished);
        }
        requireSomebodyToConfirm();
        if (unfinished.isPresent()) {
            goOn(office, unfinished.get());
            return finish(office, unfinished.get().runId());
        }
        Agreed agreed = Interrupted.saying(() -> leaveUnsent(office), () -> begin(office));
        release(office, agreed);
        return finish(office, agreed.run().runId());
    }

    private void goOn(Workplace office, Run run) {
        requireOurs(office, run);
        output().progress(text("payouts.goes_on_with", run.runId().toString(), Japan.minutes(run.createdAt())));
        proceed(office, run);
    }

    /** A plan that nobody has confirmed is somebody's to look at, and other partners' run is not this one. */
    private void requireOurs(Workplace office, Run run) {
        RunReports reports = office.backoffice().runReports();
        List<UUID> chosen = partners.chosen();
        Set<UUID> paid = reports.partners(run.runId());
        if ((chosen != null && !paid.equals(Set.copyOf(chosen))) || !Collections.disjoint(paid, partners.except())) {
            throw new Refusal("payouts.unfinished_run", run.runId().toString());
        }
        boolean onlyPlanned = run.runState() == RunState.PLANNED || run.runState() == RunState.APPROVED;
        if (onlyPlanned && !reports.isConfirmedBeforehand(run.runId())) {
            throw new Refusal(
                    "payouts.run_not_executed",
                    run.runId().toString(),
                    String.valueOf(run.requestedBy()),
                    Japan.minutes(run.createdAt()));
        }
    }

    private Agreed begin(Workplace office) {
        String why = partners.wanted(date).needsReason()
                ? reason(reason)
                : reason.given().orElse(null);
        if (!noJobs) {
            doJobs(office);
        }
        Map<String, Object> payload = new HashMap<>();
        payload.put("partners", partners.chosen());
        payload.put("except", partners.except());
        payload.put("scheduled_for", date);
        payload.put("confirmed", yes());
        String id =
                office.ask("payout-run.plan", payload, why).required("run_id").asString();
        Run run = office.backoffice().runReports().get(UUID.fromString(id));
        return confirmOrDiscard(office, run);
    }

    private void leaveUnsent(Workplace office) {
        output().error(text("payouts.nothing_sent"));
        office.stopActing();
    }

    /** A plan that nobody wanted must not keep its entries reserved; its date is not given up with it. */
    private Agreed confirmOrDiscard(Workplace office, Run run) {
        try {
            return confirmExecution(office, run);
        } catch (Refusal declined) {
            office.ask("payout-run.discard", Map.of("run_id", run.runId(), "declined", true), "declined");
            throw declined;
        }
    }

    private void doJobs(Workplace office) {
        for (String job : JOBS) {
            doJob(office, job);
        }
        if (!AccountSync.everRan(office.backoffice().transactions())) {
            doJob(office, "account-sync");
        }
    }

    private void doJob(Workplace office, String job) {
        output().progress(text("jobs.running", job));
        JsonNode outcome = office.ask("job." + job, Map.of(), "payouts run");
        output().progress(text("jobs.done", job, outcome.toString()));
    }

    private int rehearse(Workplace office, Optional<Run> unfinished) {
        Map<String, Object> waiting = new LinkedHashMap<>();
        if (!noJobs && unfinished.isEmpty()) {
            JOBS.forEach(job -> waiting.put(
                    job, office.backoffice().jobs().named(job).waiting().get()));
        }
        unfinished.ifPresent(run -> requireOurs(office, run));
        PlanRequest wanted = partners.wanted(date);
        wanted.requireForAll();
        PayoutPreview preview = PayoutPreview.read(office.backoffice().transactions(), wanted);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("dry_run", true);
        document.put("goes_on_with", unfinished.map(Run::runId).orElse(null));
        document.put("jobs_first", waiting);
        document.put("as_of", preview.asOf());
        document.put("run_date", preview.runDate());
        if (unfinished.isPresent()) {
            UUID run = unfinished.get().runId();
            document.put("items", unsent(office, run));
            document.put("skips", List.of());
            document.put("total", office.backoffice().runReports().unsent(run).yen());
        } else {
            document.put("items", preview.items());
            document.put("skips", preview.skips());
            document.put("total", preview.total());
        }
        document.put("funds", preview.funds());
        output().result(document, () -> tell(office, unfinished, waiting, preview));
        return CommandLineProgram.DONE;
    }

    /** What going on with a run would still send: not what a new one would. */
    private static List<PayoutPreview.Item> unsent(Workplace office, UUID run) {
        return office.backoffice().runReports().items(run, "planned").stream()
                .map(item -> new PayoutPreview.Item(item.partnerId(), item.name(), item.amount()))
                .toList();
    }

    private void tell(Workplace office, Optional<Run> unfinished, Map<String, Object> waiting, PayoutPreview preview) {
        unfinished.ifPresent(run -> {
            RunReports.UnderWay rest = office.backoffice().runReports().unsent(run.runId());
            output().say("payouts.would_go_on_with", run.runId().toString(), rest.items(), Yen.format(rest.yen()));
        });
        waiting.forEach((job, found) -> output().say("jobs.would_find", job, io.suito.text.Json.write(found)));
        if (unfinished.isEmpty()) {
            new RunTexts(output()).preview(preview);
        }
    }
}
