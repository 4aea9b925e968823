package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Transfer;
import com.stripe.param.TransferListParams;
import io.suito.sandbox.RawStripe.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ListsTest {
    private TestSandbox sandbox;
    private String account;
    private final List<String> created = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path directory) throws StripeException {
        sandbox = TestSandbox.in(directory);
        account = sandbox.payableAccount();
        sandbox.control.fund(100_000);
        for (int i = 0; i < 25; i++) {
            created.add(sandbox.stripe
                    .v1()
                    .transfers()
                    .create(TestSandbox.transfer(account, 100 + i))
                    .getId());
            if (i == 9) {
                sandbox.control.shiftClock(Duration.ofSeconds(10));
            }
        }
        Collections.reverse(created);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theNewestComeFirstAndPagesJoinWithoutGapOrRepetition() throws StripeException {
        List<String> walked = new ArrayList<>();
        sandbox.stripe
                .v1()
                .transfers()
                .list(TransferListParams.builder().setLimit(7L).build())
                .autoPagingIterable()
                .forEach(transfer -> walked.add(transfer.getId()));

        assertThat(walked).isEqualTo(created);
        assertThat(page("").path("data")).hasSize(10);
    }

    @Test
    void pagesGoBackwardsToo() {
        JsonNode before = page("?limit=5&ending_before=" + created.get(10));

        assertThat(ids(before)).isEqualTo(created.subList(5, 10));
        assertThat(before.path("has_more").asBoolean()).isTrue();
        assertThat(page("?limit=5&ending_before=" + created.get(3))
                        .path("has_more")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void theLastPageHasNoMore() {
        JsonNode last = page("?limit=10&starting_after=" + created.get(14));

        assertThat(ids(last)).isEqualTo(created.subList(15, 25));
        assertThat(last.path("has_more").asBoolean()).isFalse();
    }

    @Test
    void creationTimesBoundAList() {
        long start = TestSandbox.NOW.getEpochSecond();

        assertThat(ids(page("?limit=100&created[gte]=" + (start + 10)))).isEqualTo(created.subList(0, 15));
        assertThat(ids(page("?limit=100&created[lt]=" + (start + 10)))).isEqualTo(created.subList(15, 25));
        assertThat(ids(page("?limit=100&created[gt]=" + start))).hasSize(15);
        assertThat(ids(page("?limit=100&created=" + start))).hasSize(10);
        assertThat(ids(page("?limit=100&created[lte]=" + (start - 1)))).isEmpty();
        assertThat(ids(page("?limit=100&created[gte]=-5"))).hasSize(25);
        assertThat(ids(page("?created=-5"))).isEmpty();
        assertThat(ids(page("?created[gt]=999999999999999999"))).isEmpty();
        assertThat(ids(page("?created[gt]=" + start + "&created[lt]=" + start))).isEmpty();
    }

    @Test
    void cursorsAndLimitsThatMakeNoSenseAreRefused() {
        assertThat(sandbox.raw.get("/v1/transfers?limit=0").status()).isEqualTo(400);
        assertThat(sandbox.raw.get("/v1/transfers?limit=101").status()).isEqualTo(400);
        assertThat(sandbox.raw
                        .get("/v1/transfers?starting_after=tr_none")
                        .error()
                        .path("code")
                        .asString())
                .isEqualTo("resource_missing");
        assertThat(sandbox.raw
                        .get("/v1/transfers?starting_after=" + created.getFirst() + "&ending_before="
                                + created.getLast())
                        .status())
                .isEqualTo(400);
        assertThat(sandbox.raw
                        .get("/v1/transfers?colour=red")
                        .error()
                        .path("code")
                        .asString())
                .isEqualTo("parameter_unknown");
    }

    @Test
    void idsExpandToWholeObjects() throws StripeException {
        Transfer transfer = sandbox.stripe
                .v1()
                .transfers()
                .list(TransferListParams.builder()
                        .setLimit(1L)
                        .addExpand("data.balance_transaction")
                        .addExpand("data.destination_payment.balance_transaction")
                        .build())
                .getData()
                .getFirst();

        assertThat(transfer.getBalanceTransactionObject().getAmount()).isEqualTo(-124);
        assertThat(transfer.getDestinationPaymentObject()
                        .getBalanceTransactionObject()
                        .getAmount())
                .isEqualTo(124);
        Reply refused = sandbox.raw.get("/v1/transfers/" + created.getFirst() + "?expand[]=amount");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().path("message").asString()).contains("cannot be expanded");
    }

    @Test
    void balanceTransactionsAddUpToTheBalance() {
        JsonNode all = sandbox.raw
                .with("Stripe-Account", account)
                .get("/v1/balance_transactions?limit=100&type=payment")
                .json();

        assertThat(all.path("data")
                        .valueStream()
                        .mapToLong(each -> each.path("net").asLong())
                        .sum())
                .isEqualTo(sandbox.control.available(account));
    }

    private JsonNode page(String query) {
        return sandbox.raw.get("/v1/transfers" + query).json();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("data")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }
}
