package io.suito.app;

import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the embedded services of a home listen: what their host writes to {@code embedded/endpoints.json}, all at once,
 * as soon as they can be used. After the host has ended it only tells which ports to prefer.
 *
 * @param launch which start wrote this
 * @param pid the host's process
 * @param databasePort PostgreSQL's port on the loopback address
 * @param sandboxPort the Stripe sandbox's port on the loopback address
 */
record Endpoints(String launch, long pid, int databasePort, int sandboxPort) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Why a start failed, as the host tells the program that started it. */
    record Failed(String launch, String code, List<String> arguments) {
        Refusal refusal() {
            return new Refusal(code, arguments.toArray());
        }
    }

    static Path file(SuitoHome home) {
        return home.embedded().resolve("endpoints.json");
    }

    private static Path failure(SuitoHome home) {
        return home.embedded().resolve("start-failed.json");
    }

    void write(SuitoHome home) throws IOException {
        PrivateFiles.write(file(home), JSON.writeValueAsString(this));
    }

    static Optional<Endpoints> read(SuitoHome home) {
        return read(file(home), Endpoints.class);
    }

    static void writeFailure(SuitoHome home, Failed failed) throws IOException {
        PrivateFiles.write(failure(home), JSON.writeValueAsString(failed));
    }

    static Optional<Failed> readFailure(SuitoHome home) {
        return read(failure(home), Failed.class);
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), type));
        } catch (IOException | JacksonException e) {
            // Not there yet, or damaged: either way it tells nothing.
            return Optional.empty();
        }
    }
}
