package io.suito.desktop;

import io.suito.app.Executor;
import io.suito.app.Workplace;
import io.suito.desktop.shell.Workforce;
import io.suito.request.ExecutorReports;
import io.suito.text.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who acts, told by this program's own executor and by those that the database has seen lately. */
final class OfficeWorkforce implements Workforce {
    private final Supplier<Optional<Executor>> acting;
    private final ExecutorReports reports;

    OfficeWorkforce(Workplace workplace) {
        this(workplace::acting, new ExecutorReports(workplace.backoffice().transactions()));
    }

    /** @param acting this program's own executor, where it has one */
    OfficeWorkforce(Supplier<Optional<Executor>> acting, ExecutorReports reports) {
        this.acting = acting;
        this.reports = reports;
    }

    @Override
    public Standing standing() {
        Optional<Executor> own = acting.get();
        if (own.isPresent()) {
            return standing(own.get());
        }
        List<String> hosts = reports.atWork().stream()
                .map(ExecutorReports.AtWork::host)
                .distinct()
                .toList();
        return new Standing(hosts.isEmpty() ? State.NOBODY : State.ELSEWHERE, hosts);
    }

    private static Standing standing(Executor own) {
        try {
            own.requireAlive();
        } catch (Refusal broken) {
            return new Standing(State.BROKEN, List.of(), broken);
        }
        if (own.keyProblem().isPresent()) {
            return new Standing(State.KEY_REJECTED, List.of());
        }
        return own.obstacle()
                .map(why -> new Standing(State.WITHOUT_STRIPE, List.of(), why))
                .orElseGet(() -> new Standing(State.HERE, List.of()));
    }
}
