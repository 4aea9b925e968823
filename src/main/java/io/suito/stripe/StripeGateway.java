package io.suito.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.HttpClient;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.StripeResponse;
import io.suito.text.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The connection to Stripe: sends commands exactly as they are stored. Reading is {@link StripeReader}'s. */
public final class StripeGateway {
    private final StripeSettings settings;
    private final StripeClient client;

    public StripeGateway(StripeSettings settings) {
        this(settings, UnaryOperator.identity());
    }

    /** With something between us and the wire: fault proofs count and halt there. */
    StripeGateway(StripeSettings settings, UnaryOperator<HttpClient> between) {
        this.settings = settings;
        this.client = StripeClient.builder()
                .setApiKey(settings.secretKey())
                .setApiBase(settings.apiBase().toString())
                .setMaxNetworkRetries(0)
                .setHttpClient(between.apply(new DeadlineHttpClient(settings.deadline())))
                .build();
    }

    /** A gateway that calls {@code beforeSend} and {@code afterSend} around every request on the wire. */
    public static StripeGateway observed(StripeSettings settings, Runnable beforeSend, Runnable afterSend) {
        return new StripeGateway(settings, inner -> new ObservedHttpClient(inner, beforeSend, afterSend));
    }

    /** The API version that this build speaks, stored with every command. */
    public static String apiVersion() {
        return Stripe.API_VERSION;
    }

    public boolean livemode() {
        return settings.livemode();
    }

    /** How fast Stripe may be asked through it. */
    public PaceLimits pace() {
        return settings.pace();
    }

    Duration deadline() {
        return settings.deadline();
    }

    StripeClient client() {
        return client;
    }

    /** Sends the stored parameters under the stored key, for the stored account and version. Never throws. */
    StripeAnswer send(StripeCommand command) {
        RawRequestOptions.RawRequestOptionsBuilder options = RawRequestOptions.builder();
        options.setIdempotencyKey(command.idempotencyKey());
        options.setAdditionalHeaders(Map.of("Stripe-Version", command.apiVersion()));
        if (command.account() != null) {
            options.setStripeAccount(command.account());
        }
        try {
            StripeResponse response =
                    client.rawRequest(RequestMethod.POST, command.path(), form(command.parameters()), options.build());
            return isOfAnotherAccount(command, response)
                    ? AnswerTable.otherObject(response.code(), response.requestId())
                    : AnswerTable.success(command, response.code(), response.requestId(), response.body());
        } catch (ApiConnectionException e) {
            return AnswerTable.none();
        } catch (StripeException e) {
            return AnswerTable.refused(refusal(e), command.commandKind() == StripeCommandKind.TRANSFER_CREATE);
        }
    }

    /** Stripe names the connected account that it acted on in a header; where it does, it must be the command's. */
    private static boolean isOfAnotherAccount(StripeCommand command, StripeResponse response) {
        return response.headers()
                .firstValue("Stripe-Account")
                .filter(account -> !account.equals(command.account()))
                .isPresent();
    }

    static AnswerTable.StripeRefusal refusal(StripeException e) {
        StripeError error = e.getStripeError();
        int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
        return new AnswerTable.StripeRefusal(
                status, error == null ? null : error.getType(), error == null ? null : e.getCode(), e.getRequestId());
    }

    private static String form(String parameters) {
        return Json.read(parameters).properties().stream()
                .map(entry ->
                        encode(entry.getKey()) + "=" + encode(entry.getValue().asString()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
