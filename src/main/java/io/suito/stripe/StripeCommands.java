package io.suito.stripe;

import io.suito.database.Tx;
import io.suito.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writing commands down, and what other rooms may ask about them. Sending is {@link Sender}'s. */
public final class StripeCommands {
    /** Writes many at once, in the given order. */
    public void queue(Tx tx, List<CommandDraft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        int rows = tx.sql("""
                        insert into backoffice.stripe_commands
                          (id, subject_kind, subject_id, group_id, step, round, kind, account, money_of, livemode,
                           path, parameters, api_version, idempotency_key)
                        select r.id, r.subject_kind, r.subject_id, r.group_id, r.step, r.round, r.kind, r.account,
                               r.money_of, b.livemode, r.path, r.parameters, :version, 'suito-' || r.id
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, subject_kind text, subject_id uuid,
                               group_id uuid, step text, round int, kind text, account text, money_of text, path text,
                               parameters jsonb)
                          cross join backoffice.stripe_binding b""")
                .set("version", StripeGateway.apiVersion())
                .set("rows", Json.write(drafts.stream().map(StripeCommands::row).toList()))
                .update();
        if (rows != drafts.size()) {
            throw new IllegalStateException("no Stripe account is bound to this database");
        }
    }

    private static Map<String, Object> row(CommandDraft draft) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", draft.id());
        row.put("subject_kind", draft.subjectKind());
        row.put("subject_id", draft.subjectId());
        row.put("group_id", draft.groupId());
        row.put("step", draft.step());
        row.put("round", draft.round());
        row.put("kind", draft.kind().code());
        row.put("account", draft.account());
        row.put("money_of", draft.moneyOf());
        row.put("path", draft.path());
        row.put("parameters", draft.parameters());
        return row;
    }

    /** Whether something for this subject is on its way or of unknown fate; what waits unsent does not count. */
    public boolean isInFlight(Tx tx, UUID subject) {
        return tx.sql("""
                        select count(*) from backoffice.stripe_commands
                         where subject_id = :subject and state in ('sending', 'unknown')""").set("subject", subject).one(Long.class) > 0;
    }

    /** Whether anything of a group is on its way or of unknown fate. */
    public boolean isGroupInFlight(Tx tx, UUID group) {
        return tx.sql("""
                        select count(*) from backoffice.stripe_commands
                         where group_id = :group and state in ('sending', 'unknown')""").set("group", group).one(Long.class) > 0;
    }

    /**
     * Keeps back what a group has not sent yet, and what is written for it from now on. What is on its way is still
     * resolved.
     */
    public void stop(Tx tx, UUID group) {
        tx.sql("insert into backoffice.stopped_groups (group_id) values (:group) on conflict do nothing")
                .set("group", group)
                .update();
    }

    /** Lets a stopped group go on. */
    public void resume(Tx tx, UUID group) {
        tx.sql("delete from backoffice.stopped_groups where group_id = :group")
                .set("group", group)
                .update();
    }

    /** Ends all commands of a group that were never sent, for the given reason. */
    public void withdrawGroup(Tx tx, UUID group, String reason) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set state = 'failed', error_code = :reason, updated_at = backoffice.clock()
                         where group_id = :group and state = 'queued' and not unknown_before""").set("group", group).set("reason", reason).update();
    }

    /** Ends a subject's commands that were never sent, for the given reason. */
    public void withdraw(Tx tx, UUID subject, String reason) {
        tx.sql("""
                        update backoffice.stripe_commands
                           set state = 'failed', error_code = :reason, updated_at = backoffice.clock()
                         where subject_id = :subject and state = 'queued' and not unknown_before""").set("subject", subject).set("reason", reason).update();
    }
}
