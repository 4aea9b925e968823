package io.suito.app;

import io.suito.text.Refusal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a setting as a path. */
final class PathText {
    private PathText() {}

    /** A relative path from the settings file starts at the home, one from the environment where the program runs. */
    static Path resolve(Setting setting, Path home) {
        try {
            Path path = Path.of(setting.text());
            return setting.origin().equals(Given.ENVIRONMENT) ? path.toAbsolutePath() : home.resolve(path);
        } catch (InvalidPathException e) {
            throw new Refusal(e, "config.value_malformed", setting.where(), "/path/to/file");
        }
    }
}
