package io.suito.sandbox.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.suito.sandbox.AccountState;
import io.suito.sandbox.api.AccountStates;
import io.suito.sandbox.http.Answer;
import io.suito.sandbox.server.Exchange;
import io.suito.sandbox.server.World;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Store.Outcome;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page behind an account link: one button does what a partner does at Stripe. */
public final class Onboarding implements HttpHandler {
    private static final String PAGE = """
            <!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>Sandbox onboarding</title></head>
            <body><h1>Sandbox</h1><p>本人確認と銀行口座の登録（テスト） / Identity and bank account (test)</p>
            <form method="post"><button>登録を完了する / Complete</button></form></body></html>
            """;

    private final World world;

    /** Pages of a sandbox. */
    public Onboarding(World world) {
        this.world = world;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        Exchange exchange = new Exchange(http);
        Outcome<Answer> outcome = world.store().run(tx -> answer(tx, exchange));
        world.store().awaitDurable(outcome.mark());
        exchange.send(outcome.value());
    }

    private Answer answer(Tx tx, Exchange exchange) {
        StoredObject link = link(tx, exchange.path());
        if (link == null) {
            return html(404, "<!DOCTYPE html><title>Not found</title><p>No such link.</p>");
        }
        if (world.time().now().getEpochSecond()
                >= link.data().path("expires_at").asLong()) {
            return redirect(Json.required(link.data(), "refresh_url"));
        }
        if (!exchange.method().equals("POST")) {
            return html(200, PAGE);
        }
        String account = Json.required(link.data(), "account");
        AccountStates.change(world.call(tx, world.time().now()), account, AccountState.enabled());
        return redirect(Json.required(link.data(), "return_url"));
    }

    private static @Nullable StoredObject link(Tx tx, String path) {
        String[] steps = path.split("/", -1);
        StoredObject link = steps.length == 5 ? tx.find(steps[4]) : null;
        return link != null && link.type().equals("account_link") && steps[3].equals(Json.text(link.data(), "account"))
                ? link
                : null;
    }

    private static Answer html(int status, String body) {
        return new Answer(status, "text/html; charset=utf-8", body, Map.of());
    }

    private static Answer redirect(String to) {
        return html(303, "<!DOCTYPE html><title>See other</title>").with("Location", to);
    }
}
