package io.suito.sandbox.control;

import io.suito.sandbox.http.Form;
import io.suito.sandbox.server.RequestLog;
import io.suito.sandbox.server.World;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Store.Outcome;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx;
import io.suito.sandbox.store.Tx.Balance;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What the sandbox knows: every object ever created, balances, requests; as JSON lines. */
public final class Oracle {
    private final World world;
    private final RequestLog requests;

    /** The oracle of a sandbox. */
    public Oracle(World world, RequestLog requests) {
        this.world = world;
        this.requests = requests;
    }

    String objects(String query) {
        String type = Json.required(Form.decode(query), "type");
        Outcome<Stream<StoredObject>> found = world.store().run(tx -> tx.everything(type).stream());
        world.store().awaitDurable(found.mark());
        return lines(found.value().map(object -> Json.object("account", object.account(), "data", object.data())));
    }

    String balances() {
        Outcome<Stream<ObjectNode>> found = world.store()
                .run(tx -> tx.accountsWithBalance().stream().map(account -> balance(tx, account)).toList().stream());
        world.store().awaitDurable(found.mark());
        return lines(found.value());
    }

    private static ObjectNode balance(Tx tx, String account) {
        Balance balance = tx.balance(account);
        return Json.object("account", account, "available", balance.available(), "pending", balance.pending());
    }

    String requests() {
        return lines(requests.all().stream().map(request -> Json.MAPPER.<ObjectNode>valueToTree(request)));
    }

    ObjectNode clearRequests() {
        requests.clear();
        return Json.object("cleared", true);
    }

    private static String lines(Stream<ObjectNode> nodes) {
        return nodes.map(node -> node.toString() + "\n").collect(Collectors.joining());
    }
}
