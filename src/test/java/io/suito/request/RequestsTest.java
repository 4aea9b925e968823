package io.suito.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.attention.Attention;
import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests: who asked and when the database knows; each is carried out once, with its effect or without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {
    private final Marketplace shop = new Marketplace();
    private final Requests requests = shop.backoffice.requests();

    @AfterAll
    void close() {
        shop.close();
    }

    private RequestExecutor executor(Map<String, RequestHandler> handlers, Map<String, JobHandler> jobs) {
        UUID me = UUID.randomUUID();
        shop.update("insert into backoffice.executors (incarnation, host, pid) values ('" + me + "', 'test', 1)");
        return new RequestExecutor(shop.backoffice.transactions(), me, handlers, jobs);
    }

    private Answer carryOut(String kind, RequestHandler handler) {
        UUID id = requests.ask(kind, Map.of("number", 7), "because");
        assertThat(executor(Map.of(kind, handler), Map.of()).workOne()).isTrue();
        return requests.find(id);
    }

    private static Object effect(io.suito.database.Tx tx, Request request) {
        Attention.raise(tx, "effect", request.id().toString());
        return Map.of("number", request.payload().required("number").asInt() + 1);
    }

    private boolean hasEffect(Answer answer) {
        return shop.attention("effect", answer.id());
    }

    @Test
    void author_time_and_hash_are_the_databases_own_knowledge_and_cannot_be_forged() {
        shop.update("insert into backoffice.requests (kind, payload, reason, status, requested_by, requested_at,"
                + " payload_hash) values ('forged', '{}', 'x', 'queued', 'somebody else', '2020-01-01', 'forged')");

        record Facts(String by, boolean now, boolean hashed) {}
        assertThat(shop.value(
                        Facts.class,
                        "select requested_by, abs(extract(epoch from clock_timestamp() - requested_at)) < 60,"
                                + " length(payload_hash) = 64 from backoffice.requests where kind = 'forged'"))
                .isEqualTo(new Facts("postgres", true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'other'",
                "payload = '{\"yen\": 1000000}'",
                "payload_hash = 'x'",
                "reason = 'another'",
                "requested_by = 'somebody else'",
                "requested_at = now() - interval '1 day'",
            })
    void what_was_asked_cannot_be_rewritten(String change) {
        UUID id = requests.ask("rewrite", Map.of("yen", 1), "one");

        assertThat(shop.brokenRule("update backoffice.requests set " + change + " where id = '" + id + "'"))
                .isEqualTo("request.immutable");
    }

    @Test
    void requests_are_never_removed() {
        assertThat(shop.brokenRule("delete from backoffice.requests")).isEqualTo("request.immutable");
        assertThat(shop.brokenRule("truncate backoffice.requests cascade")).isEqualTo("request.immutable");
    }

    @Test
    void effect_and_done_come_together() {
        Answer answer = carryOut("good", RequestsTest::effect);

        assertThat(answer.status()).isEqualTo("done");
        assertThat(answer.outcomeOrThrow().required("number").asInt()).isEqualTo(8);
        assertThat(hasEffect(answer)).isTrue();
    }

    @Test
    void a_refusal_leaves_no_effect_and_is_answered_with_its_code_and_facts() {
        Answer answer = carryOut("refusing", (tx, r) -> {
            effect(tx, r);
            throw new Refusal("some.code", "fact", 12);
        });

        assertThat(answer.status()).isEqualTo("refused");
        assertThat(hasEffect(answer)).isFalse();
        assertThatThrownBy(answer::outcomeOrThrow).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.code()).isEqualTo("some.code");
            assertThat(e.arguments()).containsExactly("fact", 12);
        });
    }

    @Test
    void a_rule_of_the_database_refuses_like_one_of_ours() {
        Answer answer = carryOut("ruled", (tx, r) -> {
            effect(tx, r);
            return tx.sql("delete from public.ledger").update();
        });

        assertThat(answer.status()).isEqualTo("refused");
        assertThat(answer.errorCode()).isEqualTo("ledger.append_only");
        assertThat(hasEffect(answer)).isFalse();
    }

    @Test
    void an_unexpected_failure_leaves_no_effect_and_says_failed() {
        org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(RequestExecutor.class);
        ((ch.qos.logback.classic.Logger) log).setLevel(ch.qos.logback.classic.Level.OFF);
        Answer answer = carryOut("broken", (tx, r) -> {
            effect(tx, r);
            throw new IllegalStateException("a bug");
        });
        ((ch.qos.logback.classic.Logger) log).setLevel(null);

        assertThat(answer.status()).isEqualTo("failed");
        assertThat(answer.errorCode()).isEqualTo("internal");
        assertThat(hasEffect(answer)).isFalse();
    }

    @Test
    void what_is_answered_stays_answered() {
        Answer done = carryOut("once", RequestsTest::effect);
        Answer refused = carryOut("never", (tx, r) -> {
            throw new Refusal("no");
        });

        for (Answer answer : List.of(done, refused)) {
            for (String status : List.of("queued", "running", "waiting_approval")) {
                assertThat(shop.brokenRule("update backoffice.requests set status = '" + status
                                + "', finished_at = null, error_code = null where id = '" + answer.id() + "'"))
                        .isEqualTo("request.immutable");
            }
            assertThat(shop.brokenRule(
                            "update backoffice.requests set outcome = '{}' where id = '" + answer.id() + "'"))
                    .isEqualTo("request.immutable");
        }
        assertThat(executor(Map.of("once", RequestsTest::effect), Map.of()).workOne())
                .isFalse();
    }

    @Test
    void a_preparation_that_is_refused_refuses_the_request() {
        Answer answer = carryOut("unprepared", new RequestHandler() {
            @Override
            public void prepare(Request request) {
                throw new Refusal("stripe.unreachable");
            }

            @Override
            public Object handle(io.suito.database.Tx tx, Request request) {
                return effect(tx, request);
            }
        });

        assertThat(answer.errorCode()).isEqualTo("stripe.unreachable");
        assertThat(hasEffect(answer)).isFalse();
    }

    @Test
    void several_executors_share_the_requests_and_each_is_carried_out_once() {
        int many = 60;
        List<UUID> asked = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            asked.add(requests.ask("shared", Map.of("number", i), null));
        }
        Map<UUID, Integer> commits = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RequestExecutor executor = executor(
                    Map.of("shared", (tx, r) -> {
                        tx.sql("insert into backoffice.attention_items (kind, subject) values ('shared', :id)")
                                .set("id", r.id().toString())
                                .update();
                        commits.merge(r.id(), 1, Integer::sum);
                        return null;
                    }),
                    Map.of());
            threads.add(Thread.ofVirtual().start(() -> {
                boolean more;
                do {
                    more = executor.workOne();
                } while (more);
            }));
        }
        threads.forEach(RequestsTest::join);

        assertThat(asked)
                .allSatisfy(id -> assertThat(requests.find(id).status()).isEqualTo("done"));
        assertThat(commits)
                .hasSize(many)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        assertThat(shop.value(Long.class, "select count(*) from backoffice.attention_items where kind = 'shared'"))
                .isEqualTo(many);
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_oldest_request_comes_first() {
        UUID first = requests.ask("ordered", Map.of("number", 1), null);
        UUID second = requests.ask("ordered", Map.of("number", 2), null);
        RequestExecutor executor = executor(Map.of("ordered", RequestsTest::effect), Map.of());

        executor.workOne();
        assertThat(requests.find(first).status()).isEqualTo("done");
        assertThat(requests.find(second).status()).isEqualTo("queued");
    }

    @Test
    void nobody_answers_where_nobody_works_and_the_request_stays() {
        UUID id = requests.ask("unheard", Map.of(), null);

        assertThatThrownBy(() -> requests.await(id, Duration.ofMillis(100)))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("request.no_answer"));
        assertThat(requests.find(id).status()).isEqualTo("queued");
        assertThatThrownBy(() -> requests.find(UUID.randomUUID()))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("request.unknown"));
    }
}
