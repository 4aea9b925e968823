package io.suito.app;

import io.suito.text.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The generated secrets of the embedded services, kept 0600 in the home. */
final class EmbeddedSecrets {
    private final SuitoHome home;

    EmbeddedSecrets(SuitoHome home) {
        this.home = home;
    }

    Path passwordFile() {
        return home.embedded().resolve("database-password");
    }

    /** The password of the embedded database's logins. */
    Secret password() {
        return kept(passwordFile(), "");
    }

    /** The only key that the embedded sandbox accepts. */
    Secret stripeKey() {
        return kept(home.embedded().resolve("stripe-key"), "sk_test_suito");
    }

    private static Secret kept(Path file, String prefix) {
        try {
            return PrivateFiles.keptSecret(file, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
