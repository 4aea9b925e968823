package io.suito.faults.tap;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the boundaries of a process: every statement that writes, every commit of a transaction that wrote, every
 * request to Stripe. At one of them the process may be told to stop existing.
 */
public final class Boundaries implements SqlTap, HttpTap {
    private final Halt halt;
    private final List<String> passed = new ArrayList<>();

    public Boundaries(Halt halt) {
        this.halt = halt;
    }

    /** The names of the boundaries so far, in their order. */
    public synchronized List<String> passed() {
        return List.copyOf(passed);
    }

    private long reach(String name) {
        int number;
        synchronized (this) {
            passed.add(name);
            number = passed.size();
        }
        halt.at(name, number, Halt.Side.BEFORE);
        return number;
    }

    private void leave(String name, long number) {
        halt.at(name, number, Halt.Side.AFTER);
    }

    @Override
    public long before(String sql, Connection connection) {
        return Statements.writes(sql) ? reach(Statements.name(sql)) : 0;
    }

    @Override
    public void after(String sql, long mark) {
        if (mark > 0) {
            leave(Statements.name(sql), mark);
        }
    }

    @Override
    public long beforeCommit(String first) {
        return reach("commit of " + Statements.name(first));
    }

    @Override
    public void afterCommit(String first, long mark) {
        leave("commit of " + Statements.name(first), mark);
    }

    @Override
    public long before(Call call) {
        return reach(call.toString());
    }

    @Override
    public void after(Call call, long mark) {
        leave(call.toString(), mark);
    }
}
