package io.suito.desktop.settings;

import io.suito.desktop.text.Texts;
import io.suito.payouts.Holidays;
import io.suito.payouts.Policies.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A payout policy in plain words. */
final class PolicyLines {
    /** As text: a year has no thousands. */
    private static final String HOLIDAYS_KNOWN = Integer.toString(Holidays.lastYear());

    private final Texts texts;
    private final List<Line> lines = new ArrayList<>();

    private PolicyLines(Texts texts) {
        this.texts = texts;
    }

    static List<Line> of(Policy policy, @Nullable Instant ledgerStartsAt, Texts texts) {
        PolicyLines made = new PolicyLines(texts);
        made.money(policy);
        made.dates(policy);
        made.people(policy);
        made.add("ledger_starts_at", ledgerStartsAt == null ? "–" : texts.minutes(ledgerStartsAt));
        return List.copyOf(made.lines);
    }

    /** What another policy will change, in one line. */
    static String changes(Policy now, Policy next, Texts texts) {
        List<Line> before = of(now, null, texts);
        return of(next, null, texts).stream()
                .filter(line -> !before.contains(line))
                .map(line -> texts.get("settings.policy.change", line.name(), line.value()))
                .collect(Collectors.joining("  ·  "));
    }

    private void money(Policy policy) {
        add("fee", said("fee", percent(policy.feeBasisPoints()), texts.yen(policy.minimumFee())));
        add("release", texts.count("policy.value.release", policy.releaseDays()));
        add("minimum_payout", texts.yen(policy.minimumPayout()));
        add("debt_limit", said("debt_limit", texts.yen(policy.debtLimit())));
        add("resume", said(policy.resumeAutomatically() ? "resume.automatic" : "resume.person"));
    }

    private void dates(Policy policy) {
        String anchor = policy.scheduleAnchor() == null ? "" : texts.date(policy.scheduleAnchor());
        add("schedule", said("schedule." + policy.schedule(), policy.runTime(), anchor));
        add("holidays", said("holidays." + policy.holidayRule()));
        add(
                "missed",
                policy.catchUpHours() == 0
                        ? said("missed.ask")
                        : texts.count("policy.value.missed.catch_up", policy.catchUpHours()));
    }

    private void people(Policy policy) {
        add("approval", said("approval", texts.yen(policy.approvalOver())));
    }

    /** 600 as 6 %, 650 as 6.5 %. */
    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }

    private String said(String value, Object... arguments) {
        return texts.get("policy.value." + value, arguments);
    }

    private void add(String name, String value) {
        lines.add(new Line(
                lines.size(), texts.get("policy." + name), value, texts.get("policy.meaning." + name, HOLIDAYS_KNOWN)));
    }
}
