package io.suito.sandbox.server;

import io.suito.sandbox.http.StripeError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may ask: any well-formed test key, or only the configured one. Live keys never. */
public final class ApiKeys {
    private static final Pattern TEST = Pattern.compile("(sk|rk)_test_[A-Za-z0-9_]{3,250}");
    private static final Pattern LIVE = Pattern.compile("(sk|rk)_live_.*");

    private final @Nullable String only;

    /** With one key only, or null for any test key. */
    public ApiKeys(@Nullable String only) {
        this.only = only;
    }

    /** The key in the header; 401 when it is absent, wrong, or a live one. */
    public String check(@Nullable String authorization) {
        String key = key(authorization);
        if (key.isEmpty()) {
            throw StripeError.key(
                    "You did not provide an API key. You need to provide your API key in the Authorization header,"
                            + " using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        boolean known = TEST.matcher(key).matches() && (only == null || same(only, key));
        if (LIVE.matcher(key).matches() || !known) {
            throw StripeError.key("Invalid API Key provided: " + masked(key));
        }
        return key;
    }

    private static String key(@Nullable String authorization) {
        if (authorization == null) {
            return "";
        }
        String header = authorization.strip();
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("bearer ")) {
            return header.substring(7).strip();
        }
        if (lower.startsWith("basic ")) {
            try {
                byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
                String pair = new String(decoded, StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0 ? pair : pair.substring(0, colon);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
        return "";
    }

    /** Enough to recognise a key by, not enough to use it. */
    static String masked(String key) {
        if (key.length() < 16) {
            return "*".repeat(key.length());
        }
        int shown = key.startsWith("sk_") || key.startsWith("rk_") ? 8 : 3;
        return key.substring(0, shown) + "*".repeat(key.length() - shown - 4) + key.substring(key.length() - 4);
    }

    private static boolean same(String wanted, String given) {
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
