package io.suito.faults.contention;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.database.DatabaseSettings;
import io.suito.faults.contention.Contender.Reply;
import io.suito.faults.market.TrialGround;
import io.suito.faults.tap.ChildTalk;
import io.suito.faults.tap.HttpTap;
import io.suito.text.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A contender in a process of its own: database, sandbox and home; then a kind and a payload per line. */
public final class ContenderProgram {
    private ContenderProgram() {}

    @SuppressWarnings("try") // the executor works by being there
    public static void main(String[] args) throws IOException {
        try (Backoffice backoffice = Backoffice.open(new DatabaseSettings(args[0], "postgres", "postgres"));
                Executor executor = backoffice.startExecutor(
                        TrialGround.stripeSide(URI.create(args[1]), HttpTap.NONE), Path.of(args[2]));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int blank = line.indexOf(' ');
                Map<String, Object> payload = new HashMap<>();
                Json.read(line.substring(blank + 1))
                        .properties()
                        .forEach(entry ->
                                payload.put(entry.getKey(), entry.getValue().asString()));
                UUID request = backoffice.requests().ask(line.substring(0, blank), payload, "proof");
                Reply reply = Reply.of(backoffice.requests().await(request, Contender.PATIENCE));
                ChildTalk.say("reply " + reply.status() + " " + reply.code());
            }
        }
    }
}
