package io.suito.database.embedded;

import io.suito.text.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/** Chooses the port of a service that listens on this machine only. */
public final class Ports {
    /** Below the range that systems hand out to outgoing connections, so that a port is still free the next time. */
    private static final int FIRST = 15_000;

    private static final int COUNT = 15_000;

    private Ports() {}

    /**
     * A free port: the one that was asked for, else the one of last time, else one that follows from the name.
     *
     * @param fixed the only port that will do, or empty
     * @param last the port of last time, or 0
     * @param name what the port is for: the same name begins its search at the same port
     * @throws Refusal {@code embedded.port_taken} when the port that was asked for is taken
     */
    public static int choose(OptionalInt fixed, int last, String name) {
        if (fixed.isPresent()) {
            if (!free(fixed.getAsInt())) {
                throw new Refusal("embedded.port_taken", Integer.toString(fixed.getAsInt()));
            }
            return fixed.getAsInt();
        }
        if (last > 0 && free(last)) {
            return last;
        }
        int start = Math.floorMod(name.hashCode(), COUNT);
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + (start + i) % COUNT;
            if (free(port)) {
                return port;
            }
        }
        throw new Refusal("embedded.port_taken", FIRST + "–" + (FIRST + COUNT));
    }

    /** Whether a service could listen there now. */
    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
