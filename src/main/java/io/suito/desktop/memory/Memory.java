package io.suito.desktop.memory;

import io.suito.text.Json;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Words by name. Forgetting them does no harm. */
public interface Memory {
    Optional<String> get(String name);

    /** Under which names there is something. */
    SortedSet<String> names();

    void put(String name, String value);

    void forget(String name);

    /**
     * What a reader makes of JSON that was put here. What it cannot read is forgotten: a habit that is lost does no
     * harm, a program that does not start because of it does.
     */
    default <T> Optional<T> read(String name, Function<JsonNode, T> reader) {
        try {
            return get(name).map(Json::read).map(reader);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Memory.class).warn("{} is unreadable and forgotten: {}", name, e.toString());
            forget(name);
            return Optional.empty();
        }
    }

    /** Remembers until the program ends: for tests and pictures. */
    static Memory fleeting() {
        Map<String, String> words = new ConcurrentHashMap<>();
        return new Memory() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(words.get(name));
            }

            @Override
            public SortedSet<String> names() {
                return new TreeSet<>(words.keySet());
            }

            @Override
            public void put(String name, String value) {
                words.put(name, value);
            }

            @Override
            public void forget(String name) {
                words.remove(name);
            }
        };
    }
}
