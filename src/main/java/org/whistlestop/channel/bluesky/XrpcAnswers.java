package org.whistlestop.channel.bluesky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.whistlestop.channel.NotSent;
import org.whistlestop.support.http.Answer;

/** Reads what a Bluesky server answers, or what answers in its place. */
final class XrpcAnswers {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LARGEST = 1 << 20;
    private static final int WORDS = 200;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final String secret;

    /** @param secret that is shown nowhere, should the server repeat it */
    XrpcAnswers(String secret) {
        this.secret = secret;
    }

    static byte[] json(Object body) {
        return pretty(body).getBytes(StandardCharsets.UTF_8);
    }

    static String pretty(Object body) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode object(Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw failure(answer);
        }
        return parse(answer)
                .filter(JsonNode::isObject)
                .orElseThrow(
                        () -> NotSent.unknown(
                                "Bluesky answered " + answer.status()
                                        + ", but with something else than the JSON that was expected; perhaps a page of somebody in between."));
    }

    /** The text of a field, which must be there. */
    static String text(JsonNode json, String name) {
        var text = json.path(name);
        if (!text.isTextual() || text.textValue().isBlank()) {
            throw NotSent.unknown("Bluesky's answer cannot be relied on: it lacks " + name + ".");
        }
        return text.textValue();
    }

    /** The name of the error, such as {@code ExpiredToken}; empty where there is none. */
    static String errorOf(Answer answer) {
        return answer.status() < 400
                ? ""
                : parse(answer).map(json -> json.path("error").asText("")).orElse("");
    }

    private NotSent failure(Answer answer) {
        var plain = NotSent.of(answer, words(answer));
        var wait = untilReset(answer);
        return plain.why() == NotSent.Why.NOT_NOW && wait.compareTo(plain.waitAtLeast()) > 0
                ? NotSent.notNow(plain.getMessage(), wait)
                : plain;
    }

    private String words(Answer answer) {
        return switch (errorOf(answer)) {
            case "AuthenticationRequired" ->
                "Handle and app password do not fit together, or the app password was taken" + " back.";
            case "AuthFactorTokenRequired" ->
                "This is the account's own password, which asks for a code by mail. Make an"
                        + " app password in the account's settings.";
            case "AccountTakedown" -> "The account has been taken down.";
            case "AccountDeactivated" -> "The account is deactivated.";
            case "RateLimitExceeded" -> "Too much was asked of it for now.";
            default -> said(answer);
        };
    }

    private String said(Answer answer) {
        var said = parse(answer).map(json -> json.path("message").asText("")).orElse("");
        var plain = said.replace(secret, "…")
                .replace(secret.strip(), "…")
                // what is that long is no word, and perhaps a token
                .replaceAll("[^\\s]{60,}", "…")
                .replaceAll("[<>\\s\\p{Cntrl}]+", " ")
                .strip();
        if (plain.isEmpty() && answer.status() == 404) {
            return "There is no Bluesky server at this address.";
        }
        var end = plain.offsetByCodePoints(0, Math.min(WORDS, plain.codePointCount(0, plain.length())));
        return end == plain.length() ? plain : plain.substring(0, end) + "…";
    }

    /** Bluesky says by a header of its own when it listens again, in seconds since 1970. */
    private static Duration untilReset(Answer answer) {
        var said = answer.header("ratelimit-reset");
        if (said == null || !said.matches("\\d{1,12}")) {
            return Duration.ZERO;
        }
        var wait = Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(said)));
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Optional<JsonNode> parse(Answer answer) {
        if (answer.body().length > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(answer.body())).filter(json -> !json.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
