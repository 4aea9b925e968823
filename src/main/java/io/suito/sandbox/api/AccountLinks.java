package io.suito.sandbox.api;

import io.suito.sandbox.http.Call;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import java.net.URI;
import java.net.URISyntaxException;
import tools.jackson.databind.node.ObjectNode;

/** Links under which a partner does the onboarding. */
final class AccountLinks {
    private static final long VALID_SECONDS = 300;

    private AccountLinks() {}

    /** {@code POST /v1/account_links}. */
    static ObjectNode create(Call call) {
        String account = call.required("account");
        StoredObject found = call.tx().find(account);
        if (found == null || !found.type().equals("account") || !found.account().equals(call.platform())) {
            throw StripeError.missingParam("account", account, "account");
        }
        if (!"account_onboarding".equals(call.text("type"))) {
            throw StripeError.invalid(
                    null, "You cannot create `account_update` type Account Links for this account.", "type");
        }
        String back = url(call, "return_url");
        String refresh = url(call, "refresh_url");
        String id = call.tx().newId("alnk");
        ObjectNode link = Json.object(
                "object",
                "account_link",
                "created",
                call.second(),
                "expires_at",
                call.second() + VALID_SECONDS,
                "url",
                call.baseUri() + "/setup/e/" + account + "/" + id);
        ObjectNode kept = link.deepCopy().put("id", id).put("return_url", back).put("refresh_url", refresh);
        call.tx().insert("account_link", call.account(), kept.put("account", account));
        return link;
    }

    private static String url(Call call, String name) {
        String given = call.text(name);
        if (given == null) {
            throw StripeError.invalid("parameter_missing", "Missing required param: " + name + ".", name);
        }
        try {
            URI uri = new URI(given);
            if (uri.isAbsolute()
                    && uri.getHost() != null
                    && String.valueOf(uri.getScheme()).startsWith("http")) {
                return given;
            }
        } catch (URISyntaxException e) {
            // said below, as for any other text that is no address
        }
        throw StripeError.invalid("url_invalid", "Not a valid URL", name);
    }
}
