package io.suito.app;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The settings, by the name that they have in the environment and in {@code suito.conf} alike. */
enum Key {
    SUITO_DATABASE_URL,
    SUITO_DATABASE_USER,
    SUITO_DATABASE_PASSWORD_FILE,
    SUITO_STRIPE_API_BASE,
    SUITO_STRIPE_PER_SECOND,
    SUITO_STRIPE_ENDPOINT_PER_SECOND,
    SUITO_STRIPE_PAYOUTS_PER_SECOND,
    SUITO_STRIPE_AT_ONCE,
    SUITO_LANGUAGE,
    SUITO_EMBEDDED_LINGER,
    SUITO_EMBEDDED_DATABASE_PORT,
    SUITO_EMBEDDED_SANDBOX_PORT,
    STRIPE_SECRET_KEY,
    STRIPE_SECRET_KEY_FILE,
    STRIPE_WEBHOOK_SECRET,
    STRIPE_CONNECT_WEBHOOK_SECRET,
    STRIPE_CONNECT_CLIENT_ID,
    STRIPE_PRICE_ID,
    APP_ORIGIN,
    LICENSE_KEY_PREFIX;

    /** Whether the value itself is a secret, so that a file that holds it must be private. */
    boolean secret() {
        return switch (this) {
            case STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_CONNECT_WEBHOOK_SECRET -> true;
            default -> false;
        };
    }

    static Optional<Key> named(String name) {
        return Arrays.stream(values()).filter(key -> key.name().equals(name)).findFirst();
    }

    /** The setting whose name is nearest: what somebody who mistyped one probably meant. */
    static Key nearest(String name) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(key -> distance(key.name(), name)))
                .orElseThrow();
    }

    /** The least number of inserted, deleted and changed letters between two words. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int row = 1; row <= one.length(); row++) {
            int[] here = new int[other.length() + 1];
            here[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(changed, Math.min(above[column], here[column - 1]) + 1);
            }
            above = here;
        }
        return above[other.length()];
    }
}
