package io.suito.app;

import io.suito.text.Secret;
import java.util.Optional;

/** Asks a person for a password where no file holds it. */
@FunctionalInterface
public interface PasswordPrompt {
    /** Nobody can be asked. */
    PasswordPrompt NOBODY = (user, url) -> Optional.empty();

    /** The password of a login; empty where there is nobody to ask, or nothing was typed. */
    Optional<Secret> ask(String user, String url);
}
