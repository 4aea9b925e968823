package io.suito.desktop.settings;

import io.suito.desktop.text.Texts;
import io.suito.payouts.Policies.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payout policy in plain words. */
final class PolicyLines {
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

    private void money(Policy policy) {
        add("fee", said("fee", percent(policy.feeBasisPoints()), texts.yen(policy.minimumFee())));
        add("release", said("release", policy.releaseDays()));
        add("minimum_payout", texts.yen(policy.minimumPayout()));
        add("debt_limit", said("debt_limit", texts.yen(policy.debtLimit())));
        add("resume", said(policy.resumeAutomatically() ? "resume.automatic" : "resume.person"));
    }

    private void dates(Policy policy) {
        String anchor = policy.scheduleAnchor() == null ? "" : texts.date(policy.scheduleAnchor());
        add("schedule", said("schedule." + policy.schedule(), policy.runTime(), anchor));
        add("holidays", said("holidays." + policy.holidayRule()));
        add("missed", policy.catchUpHours() == 0 ? said("missed.ask") : said("missed.catch_up", policy.catchUpHours()));
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
        lines.add(new Line(lines.size(), texts.get("policy." + name), value, texts.get("policy.meaning." + name)));
    }
}
