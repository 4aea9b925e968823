package io.suito.app;

import io.suito.database.embedded.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says "in use" to the host of a home's embedded services: a shared lock that is held as long as any user in this
 * process is left. The one piece of process-wide state here, because the lock itself is the process's.
 */
final class Users {
    private static final Map<Path, Users> HOLDERS = new HashMap<>();

    private final HomeLock lock;
    private int count;

    private Users(HomeLock lock) {
        this.lock = lock;
    }

    static Path file(SuitoHome home) {
        return home.embedded().resolve("users.lock");
    }

    /**
     * One more user; waits while a host is just ending, because it holds the lock alone until it has ended.
     *
     * @throws io.suito.text.Refusal {@code embedded.not_answering} when that does not end
     */
    static void enter(SuitoHome home, Duration limit) {
        synchronized (HOLDERS) {
            Users users = HOLDERS.computeIfAbsent(file(home), file -> new Users(shared(home, limit)));
            users.count++;
        }
    }

    /** One user less. */
    static void leave(SuitoHome home) {
        synchronized (HOLDERS) {
            Users users = HOLDERS.get(file(home));
            if (users != null && --users.count == 0) {
                HOLDERS.remove(file(home));
                users.lock.close();
            }
        }
    }

    private static HomeLock shared(SuitoHome home, Duration limit) {
        AtomicReference<Optional<HomeLock>> taken = new AtomicReference<>(Optional.empty());
        Waiting.until(
                () -> {
                    taken.set(HomeLock.take(file(home), true));
                    return taken.get().isPresent();
                },
                () -> true,
                limit);
        return taken.get().orElseThrow(() -> EmbeddedServices.notAnswering(home));
    }
}
