package io.suito.desktop.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Words by name. Forgetting them does no harm. */
public interface Memory {
    Optional<String> get(String name);

    void put(String name, String value);

    /** Remembers until the program ends: for tests and pictures. */
    static Memory fleeting() {
        Map<String, String> words = new ConcurrentHashMap<>();
        return new Memory() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(words.get(name));
            }

            @Override
            public void put(String name, String value) {
                words.put(name, value);
            }
        };
    }
}
