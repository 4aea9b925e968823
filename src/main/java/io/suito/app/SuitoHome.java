package io.suito.app;

import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one installation keeps its settings, logs and embedded services: {@code SUITO_HOME}, else the place that the
 * operating system's conventions give.
 *
 * @param named whether somebody named it; otherwise the conventions gave it
 */
public record SuitoHome(Path directory, boolean named) {
    /** The variable that names another home. */
    public static final String VARIABLE = "SUITO_HOME";

    public SuitoHome {
        directory = directory.toAbsolutePath().normalize();
    }

    /** A home that somebody named. */
    public SuitoHome(Path directory) {
        this(directory, true);
    }

    /**
     * The home that the environment asks for.
     *
     * @param environment the variables of the process
     * @param operatingSystem as in {@code os.name}
     * @param userHome the user's home directory, as in {@code user.home}
     * @throws Refusal {@code config.home_unusable} when the variable is not a path
     */
    public static SuitoHome find(Map<String, String> environment, String operatingSystem, String userHome) {
        String named = environment.getOrDefault(VARIABLE, "").strip();
        if (named.isEmpty()) {
            return new SuitoHome(conventional(environment, operatingSystem, Path.of(userHome)), false);
        }
        try {
            return new SuitoHome(Path.of(named));
        } catch (InvalidPathException e) {
            throw new Refusal(e, "config.home_unusable", named);
        }
    }

    private static Path conventional(Map<String, String> environment, String operatingSystem, Path userHome) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return userHome.resolve("Library/Application Support/Suito");
        }
        if (system.contains("windows")) {
            return directory(environment.get("APPDATA"), userHome.resolve("AppData/Roaming"))
                    .resolve("Suito");
        }
        return directory(environment.get("XDG_DATA_HOME"), userHome.resolve(".local/share"))
                .resolve("suito");
    }

    /** The XDG convention ignores relative paths: they would mean another place in every directory. */
    private static Path directory(@Nullable String named, Path otherwise) {
        return named == null || named.isBlank() || !Path.of(named).isAbsolute() ? otherwise : Path.of(named);
    }

    /** Where it is and who said so, for looking at. */
    Given given() {
        return new Given(VARIABLE, directory.toString(), named ? Given.ENVIRONMENT : Given.CONVENTION);
    }

    /** The settings file, which need not exist. */
    public Path settings() {
        return directory.resolve("suito.conf");
    }

    /** The directory of the log files. */
    public Path logs() {
        return directory.resolve("logs");
    }

    /** What the embedded services keep. */
    public Path embedded() {
        return directory.resolve("embedded");
    }

    /**
     * Makes the directory, readable by its owner only, when it is not there.
     *
     * @throws Refusal {@code config.home_unusable} when it cannot be made or is a file
     */
    public SuitoHome make() {
        try {
            PrivateFiles.directory(directory);
            return this;
        } catch (IOException e) {
            throw new Refusal(e, "config.home_unusable", directory.toString());
        }
    }

    /** Whether there is such a directory yet. */
    public boolean exists() {
        return Files.isDirectory(directory);
    }
}
