package io.suito.desktop;

import io.suito.app.Executor;
import io.suito.app.Workplace;
import io.suito.desktop.shell.Workforce;
import io.suito.request.ExecutorReports;
import java.util.List;
import java.util.Optional;

/** Who acts, told by this program's own executor and by those that the database has seen lately. */
final class OfficeWorkforce implements Workforce {
    private final Workplace workplace;

    OfficeWorkforce(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Standing standing() {
        Optional<Executor> own = workplace.acting();
        if (own.isPresent()) {
            boolean rejected = own.get().keyProblem().isPresent();
            return new Standing(rejected ? State.KEY_REJECTED : State.HERE, List.of());
        }
        List<String> hosts = new ExecutorReports(workplace.backoffice().transactions())
                .atWork().stream().map(ExecutorReports.AtWork::host).distinct().toList();
        return new Standing(hosts.isEmpty() ? State.NOBODY : State.ELSEWHERE, hosts);
    }
}
