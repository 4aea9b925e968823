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
    private final End end;
    private final List<String> passed = new ArrayList<>();
    private boolean over;

    public Boundaries(Halt halt, End end) {
        this.halt = halt;
        this.end = end;
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
        pass(name, number, Halt.Side.BEFORE);
        return number;
    }

    private void leave(String name, long number) {
        pass(name, number, Halt.Side.AFTER);
    }

    private void pass(String name, long number, Halt.Side side) {
        if (halt.isAt(name, number, side) && isFirst()) {
            end.reached(side + " " + name);
        }
        goOn();
    }

    private synchronized boolean isFirst() {
        boolean first = !over;
        over = end.isForGood();
        return first;
    }

    /** No thread does anything more once the program has ended. */
    private void goOn() {
        boolean ended;
        synchronized (this) {
            ended = over;
        }
        if (ended) {
            End.standStill();
        }
    }

    @Override
    public long before(String sql, Connection connection) {
        goOn();
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
