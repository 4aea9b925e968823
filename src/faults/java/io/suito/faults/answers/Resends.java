package io.suito.faults.answers;

import io.suito.database.Transactions;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.SandboxObject;
import io.suito.sandbox.SandboxRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How commands were sent again, read from Stripe's own log of requests: one object per command; no key is used a day
 * after it was first used; and before the same thing is asked for under another key, two complete look-ups, at least
 * five minutes apart, came back.
 */
final class Resends {
    private static final Duration KEYS_LAST = Duration.ofHours(24);
    private static final Duration BETWEEN_LOOK_UPS = Duration.ofMinutes(5);

    private final List<Command> commands;
    private final List<SandboxRequest> requests;
    private final SandboxControl stripe;
    private final Findings findings;

    private record Command(
            UUID id,
            UUID subject,
            String step,
            int round,
            @Nullable String account,
            String path,
            String key,
            String state,
            @Nullable String response) {
        boolean sameThing(Command other) {
            return subject.equals(other.subject) && step.equals(other.step) && round == other.round;
        }
    }

    private Resends(Transactions transactions, SandboxControl stripe, Findings findings) {
        this.commands = transactions.call(tx -> tx.sql("""
                        select id, subject_id, step, round, account, path, idempotency_key, state, response_id
                          from backoffice.stripe_commands order by created_at, id""").list(Command.class));
        this.requests = stripe.requests();
        this.stripe = stripe;
        this.findings = findings;
    }

    /** Checks all; how many commands were sent at least once. */
    static int check(Transactions transactions, SandboxControl stripe, Findings findings) {
        Resends resends = new Resends(transactions, stripe, findings);
        resends.oneObjectPerCommand();
        int sent = 0;
        for (Command command : resends.commands) {
            List<SandboxRequest> posts = resends.posts(command);
            sent += posts.isEmpty() ? 0 : 1;
            resends.keyIsYoung(command, posts);
        }
        resends.lateResends();
        return sent;
    }

    private void oneObjectPerCommand() {
        Map<String, List<String>> made = new HashMap<>();
        for (String type : List.of("transfer", "payout", "transfer_reversal")) {
            for (SandboxObject object : stripe.objects(type)) {
                made.computeIfAbsent(object.metadata("command_id"), id -> new ArrayList<>())
                        .add(object.id());
            }
        }
        for (Command command : commands) {
            List<String> objects = made.getOrDefault(command.id().toString(), List.of());
            List<String> should = command.response() == null ? List.of() : List.of(command.response());
            if (!objects.equals(should)) {
                findings.add(
                        objects.size() > should.size() ? Kind.DOUBLE : Kind.LOST,
                        "command " + command.id() + " (" + command.state() + ") made " + objects + ", knows of "
                                + should);
            }
        }
    }

    private List<SandboxRequest> posts(Command command) {
        return requests.stream()
                .filter(request -> command.key().equals(request.idempotencyKey()))
                .toList();
    }

    private void keyIsYoung(Command command, List<SandboxRequest> posts) {
        for (SandboxRequest post : posts) {
            if (post.at().isAfter(posts.get(0).at().plus(KEYS_LAST))) {
                findings.add(Kind.OTHER, "command " + command.id() + " was sent again under a key a day old");
            }
        }
    }

    private void lateResends() {
        for (Command first : commands) {
            for (Command second : commands) {
                boolean again = first.sameThing(second) && commands.indexOf(first) < commands.indexOf(second);
                if (again && !posts(first).isEmpty() && !posts(second).isEmpty()) {
                    lookedUp(first, last(posts(first)), posts(second).get(0));
                }
            }
        }
    }

    private static SandboxRequest last(List<SandboxRequest> posts) {
        return posts.get(posts.size() - 1);
    }

    private void lookedUp(Command command, SandboxRequest from, SandboxRequest to) {
        List<Instant> lookUps = requests.stream()
                .filter(request ->
                        request.at().isAfter(from.at()) && request.at().isBefore(to.at()))
                .filter(request -> isCompleteLookUp(request, command))
                .map(SandboxRequest::at)
                .sorted()
                .toList();
        boolean enough = lookUps.size() >= 2
                && !lookUps.get(lookUps.size() - 1).isBefore(lookUps.get(0).plus(BETWEEN_LOOK_UPS));
        if (!enough) {
            findings.add(
                    Kind.OTHER,
                    "command " + command.id() + " (" + command.step() + ") was asked for anew after look-ups at "
                            + lookUps);
        }
    }

    /** From the first page on, the right list of the right account, answered. Later pages are asked for by cursor. */
    private static boolean isCompleteLookUp(SandboxRequest request, Command command) {
        if (!request.method().equals("GET")
                || request.status() != 200
                || request.query().contains("starting_after")) {
            return false;
        }
        return switch (command.step()) {
            case "transfer" ->
                request.path().equals("/v1/transfers")
                        && request.query().contains("transfer_group=payout-item-" + command.subject());
            case "payout" ->
                request.path().equals("/v1/payouts")
                        && String.valueOf(command.account()).equals(request.account())
                        && !request.query().contains("created")
                        && !request.query().contains("status");
            default -> request.path().equals(command.path());
        };
    }
}
