package io.suito.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The line between a program and its database server, which can be cut and mended, as a server that is stopped, or fall
 * silent, as a network does.
 */
public final class DatabaseLine implements AutoCloseable {
    private final URI server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<AtomicBoolean> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final AtomicInteger commitsLost = new AtomicInteger();
    private volatile ServerSocket entrance;
    private volatile boolean silent;

    /** A line to the database of that JDBC address. */
    public DatabaseLine(String jdbcUrl) {
        this.server = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.entrance = listen(0);
        this.port = entrance.getLocalPort();
    }

    /** The address of the same database through this line. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + server.getPath()
                + (server.getQuery() == null ? "" : "?" + server.getQuery());
    }

    /** The next COMMIT of a transaction that wrote is carried out, and nobody is told: its connection ends. */
    public void loseCommit() {
        commitsToLose.incrementAndGet();
    }

    /** How many acknowledgements were lost. */
    public int lostCommits() {
        return commitsLost.get();
    }

    /** Ends every connection and takes no new one. */
    public void cut() {
        close();
    }

    /** Takes connections again, under the same address; while it was free, a caller may have got its number. */
    public void mend() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                entrance = listen(port);
                return;
            } catch (UncheckedIOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** From now on nothing is passed on, and nobody is told: a cable that was pulled. Connections stay as they are. */
    public void fallSilent() {
        silent = true;
        lines.forEach(mute -> mute.set(true));
    }

    /** New connections work; those that fell silent stay so. */
    public void speakAgain() {
        silent = false;
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 100);
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                Socket caller = socket.accept();
                Socket called = new Socket(server.getHost(), server.getPort());
                caller.setTcpNoDelay(true);
                called.setTcpNoDelay(true);
                open.add(caller);
                open.add(called);
                if (socket.isClosed()) {
                    endAll();
                }
                AtomicBoolean mute = new AtomicBoolean(silent);
                lines.add(mute);
                Thread.ofVirtual().start(() -> pass(caller, called, mute, chunk -> true));
                Answers answers = new Answers();
                Thread.ofVirtual().start(() -> pass(called, caller, mute, answers::mayPass));
            }
        } catch (IOException e) {
            // cut, or the server is gone: nobody is let in any more
        }
    }

    /** What the server says on one connection: by its words for what it has done a COMMIT that wrote is known. */
    private final class Answers {
        private boolean wrote;

        boolean mayPass(String chunk) {
            wrote |= chunk.contains("INSERT 0 ") || chunk.contains("UPDATE ");
            boolean commit = chunk.contains("COMMIT\0");
            boolean lost = commit && wrote && commitsToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
            wrote &= !commit;
            if (lost) {
                commitsLost.incrementAndGet();
            }
            return !lost;
        }
    }

    private void pass(Socket from, Socket to, AtomicBoolean mute, Predicate<String> mayPass) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!mayPass.test(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                    return;
                }
                if (!mute.get()) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // one end is gone, and so is the other
        } finally {
            open.remove(from);
            open.remove(to);
            lines.remove(mute);
        }
    }

    private void endAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
            endAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
