package io.suito.sandbox;

import com.sun.net.httpserver.HttpServer;
import io.suito.sandbox.api.StripeApi;
import io.suito.sandbox.control.Controls;
import io.suito.sandbox.control.Onboarding;
import io.suito.sandbox.control.Oracle;
import io.suito.sandbox.control.Switches;
import io.suito.sandbox.fault.Faults;
import io.suito.sandbox.server.ApiKeys;
import io.suito.sandbox.server.Gateway;
import io.suito.sandbox.server.RateLimiter;
import io.suito.sandbox.server.RequestLog;
import io.suito.sandbox.server.SandboxTime;
import io.suito.sandbox.server.World;
import io.suito.sandbox.store.Store;
import io.suito.text.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Stripe-compatible server that keeps its state: HTTP, form-encoded requests, Stripe's JSON. An answer goes out only
 * when what it tells is on the disk.
 */
public final class SandboxServer implements AutoCloseable {
    static {
        // without it, small answers wait for the other side's delayed acknowledgement
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final String ANY_KEY = "sk_test_sandbox";
    private static final int BACKLOG = 512;

    private final HttpServer http;
    private final ExecutorService threads;
    private final Store store;
    private final URI baseUri;
    private final String key;

    private SandboxServer(HttpServer http, ExecutorService threads, Store store, URI baseUri, String key) {
        this.http = http;
        this.threads = threads;
        this.store = store;
        this.baseUri = baseUri;
        this.key = key;
    }

    /**
     * Starts a sandbox on its state.
     *
     * @throws Refusal {@code sandbox.port_taken} when something listens on the port, {@code sandbox.store_in_use} when
     *     another sandbox has the directory
     */
    public static SandboxServer start(SandboxOptions options) {
        Store store = Store.open(options.directory(), options.seed());
        try {
            return start(options, store);
        } catch (BindException e) {
            store.close();
            throw new Refusal(e, "sandbox.port_taken", Integer.toString(options.port()));
        } catch (IOException e) {
            store.close();
            throw new UncheckedIOException(e);
        }
    }

    private static SandboxServer start(SandboxOptions options, Store store) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(options.host(), options.port()), BACKLOG);
        URI base =
                URI.create("http://" + options.host() + ":" + http.getAddress().getPort());
        SandboxTime time = new SandboxTime(options.clock());
        String platform = store.run(tx -> {
                    time.load(tx);
                    return StripeApi.platform(tx, time.now().getEpochSecond());
                })
                .value();
        World world = new World(store, time, platform, base.toString());
        ApiKeys keys = new ApiKeys(options.secretKey());
        RateLimiter limiter = new RateLimiter(options.limits());
        Faults faults = new Faults(options.seed());
        RequestLog requests = new RequestLog();
        http.createContext("/", new Gateway(world, keys, limiter, faults, requests));
        Controls controls =
                new Controls(keys, world, new Switches(world, faults, limiter), new Oracle(world, requests));
        http.createContext("/_sandbox/", controls);
        http.createContext("/setup/e/", new Onboarding(world));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(threads);
        http.start();
        String key = options.secretKey() == null ? ANY_KEY : options.secretKey();
        return new SandboxServer(http, threads, store, base, key);
    }

    /** The port it listens on. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:12111}: what a client takes as Stripe's address. */
    public URI baseUri() {
        return baseUri;
    }

    /** A key it accepts. */
    public String key() {
        return key;
    }

    /** Its controls. */
    public SandboxControl control() {
        return new SandboxControl(baseUri, key);
    }

    /** Stops answering, writes what is left, gives port and directory free. */
    @Override
    public void close() {
        http.stop(0);
        // the store first: an interrupted thread would close its file under it
        store.close();
        threads.shutdownNow();
    }
}
