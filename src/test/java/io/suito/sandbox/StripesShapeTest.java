package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.stripe.exception.StripeException;
import io.suito.sandbox.RawStripe.Reply;
import io.suito.sandbox.api.StripeApi;
import io.suito.sandbox.http.Endpoint;
import io.suito.sandbox.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class StripesShapeTest {
    private StripeShapes shapes;

    @BeforeEach
    void theDescriptionIsThere() {
        assumeTrue(
                StripeShapes.available().isPresent(),
                () -> "Stripe's API description is not in "
                        + StripeShapes.folder().toAbsolutePath() + ": shapes are not checked");
        shapes = StripeShapes.available().orElseThrow();
    }

    @Test
    void everyEndpointTakesAndGivesWhatStripesDoes(@TempDir Path directory) throws StripeException {
        try (TestSandbox sandbox = TestSandbox.in(directory)) {
            Walk walk = new Walk(sandbox, sandbox.raw, shapes);
            String account = walk.post(
                    "/v1/accounts",
                    "type=express&country=JP&email=a@example.jp"
                            + "&capabilities[transfers][requested]=true&settings[payouts][schedule][interval]=manual"
                            + "&business_profile[name]=Shop&metadata[partner_id]=p");
            sandbox.control.account(account, AccountState.enabled());
            walk.post("/v1/accounts/" + account, "metadata[a]=b&settings[payouts][schedule][delay_days]=7");
            walk.get("/v1/accounts/" + account, "/v1/accounts?limit=3", "/v1/account");
            walk.post(
                    "/v1/account_links",
                    "account=" + account + "&type=account_onboarding"
                            + "&return_url=https://example.jp/r&refresh_url=https://example.jp/f");
            String paid = walk.post(
                    "/v1/payment_intents",
                    "amount=90000&currency=jpy&payment_method=pm_card_bypassPending"
                            + "&confirm=true&metadata[order_id]=o&description=Order");
            String open = walk.post("/v1/payment_intents", "amount=50&currency=jpy&payment_method_types[]=card");
            walk.post("/v1/payment_intents/" + open + "/confirm", "payment_method=pm_card_visa");
            walk.get(
                    "/v1/payment_intents/" + paid + "?expand[]=latest_charge.balance_transaction",
                    "/v1/payment_intents");
            String charge = sandbox.control.objects("charge").getFirst().id();
            walk.get("/v1/charges/" + charge + "?expand[]=payment_intent", "/v1/charges?payment_intent=" + paid);
            String transfer = walk.post(
                    "/v1/transfers",
                    "amount=9000&currency=jpy&destination=" + account
                            + "&transfer_group=g&metadata[item_id]=1&description=Run");
            walk.post("/v1/transfers/" + transfer + "/reversals", "amount=1000&metadata[item_id]=1");
            walk.get(
                    "/v1/transfers/" + transfer + "?expand[]=destination",
                    "/v1/transfers?transfer_group=g",
                    "/v1/transfers/" + transfer + "/reversals");
            Walk there = walk.on(account);
            String payout = there.post("/v1/payouts", "amount=8000&currency=jpy&metadata[command_id]=c");
            there.get(
                    "/v1/payouts/" + payout + "?expand[]=destination&expand[]=balance_transaction",
                    "/v1/payouts?limit=1");
            there.post("/v1/payouts/" + payout + "/cancel", "");
            there.get("/v1/balance", "/v1/balance_transactions?expand[]=data.source", "/v1/events", "/v1/charges");
            walk.get(
                    "/v1/balance",
                    "/v1/balance_transactions?expand[]=data.source",
                    "/v1/events?types[]=transfer.created&types[]=charge.*");
            String txn =
                    sandbox.control.objects("balance_transaction").getFirst().id();
            String event =
                    sandbox.stripe.v1().events().list().getData().getFirst().getId();
            walk.get("/v1/balance_transactions/" + txn, "/v1/events/" + event);

            assertThat(walk.seen)
                    .containsExactlyInAnyOrderElementsOf(
                            StripeApi.endpoints().stream().map(Endpoint::name).toList());
        }
    }

    /** Asks, and holds question and answer against the description. */
    private record Walk(TestSandbox sandbox, RawStripe raw, StripeShapes shapes, Set<String> seen) {
        Walk(TestSandbox sandbox, RawStripe raw, StripeShapes shapes) {
            this(sandbox, raw, shapes, new TreeSet<>());
        }

        Walk on(String account) {
            return new Walk(sandbox, raw.with("Stripe-Account", account), shapes, seen);
        }

        String post(String path, String form) {
            return ask("POST", path, "", form).text("id");
        }

        void get(String... paths) {
            for (String path : paths) {
                int mark = path.indexOf('?');
                ask("GET", mark < 0 ? path : path.substring(0, mark), mark < 0 ? "" : path.substring(mark + 1), "");
            }
        }

        private Reply ask(String method, String path, String query, String form) {
            assertThat(shapes.request(method, path, query, form)).isEmpty();
            Reply reply = raw.send(method, query.isEmpty() ? path : path + "?" + query, form);
            assertThat(reply.status())
                    .as(method + " " + path + " " + reply.body())
                    .isEqualTo(200);
            StripeApi.endpoints().stream()
                    .filter(endpoint -> endpoint.match(method, path) != null)
                    .forEach(endpoint -> seen.add(endpoint.name()));
            return reply;
        }
    }

    @Test
    void theCheckAcceptsStripesOwnExamplesAndFindsWhatIsWrongWithOthers() throws IOException {
        ObjectNode fixtures = Json.parse(Files.readString(StripeShapes.folder().resolve("fixtures-2026-07-29.json")));
        ObjectNode transfer = fixtures.path("resources").path("transfer").asObject();

        assertThat(wrong(transfer)).isEmpty();
        assertThat(wrong(transfer.deepCopy().put("amount", "many"))).isNotEmpty();
        assertThat(wrong(transfer.deepCopy().put("colour", "red"))).isNotEmpty();
        assertThat(wrong(transfer.deepCopy().without("reversals"))).isNotEmpty();
        assertThat(shapes.request("POST", "/v1/transfers", "", "amount=1&currency=jpy&destination=acct_1"))
                .isEmpty();
        assertThat(shapes.request("POST", "/v1/transfers", "", "amount=1&currency=jpy"))
                .isNotEmpty();
        assertThat(shapes.request("POST", "/v1/transfers", "", "amount=x&currency=jpy&destination=acct_1"))
                .isNotEmpty();
        assertThat(shapes.request("POST", "/v1/transfers", "", "colour=red&currency=jpy&destination=acct_1"))
                .isNotEmpty();
        assertThat(shapes.request("GET", "/v1/transfers", "colour=red", "")).isNotEmpty();
    }

    private List<String> wrong(ObjectNode transfer) {
        return shapes.answer("GET", "/v1/transfers/tr_1", 200, transfer.toString());
    }
}
