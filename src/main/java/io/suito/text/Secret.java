package io.suito.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password or key that never prints: {@link #toString()} shows asterisks, so that a secret that slips into a log
 * line, an exception or a debugger's summary stays a secret. Not serialisable, and not a record, whose components JSON
 * would write.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Takes a secret's text as it is; nothing is trimmed. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself, for the one call that needs it. Never store, log or print what this returns. */
    public String reveal() {
        return text;
    }

    /** Equal texts, compared in a time that does not tell how much of them agrees. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "********";
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
