package org.whistlestop.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.NotSent;
import org.whistlestop.support.http.Answer;

/** Reads what a Bluesky server answers, or what answers in its place. */
final class XrpcAnswers {

    private static final int WORDS = 200;

    private final String secret;

    /** @param secret that is shown nowhere, should the server repeat it */
    XrpcAnswers(String secret) {
        this.secret = secret;
    }

    JsonNode object(Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw failure(answer);
        }
        var json = ChannelJson.read(answer);
        if (!json.isObject()) {
            throw NotSent.unknown(
                    "Bluesky answered " + answer.status()
                            + ", but with something else than the JSON that was expected; perhaps a page of somebody in between.");
        }
        return json;
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
                : ChannelJson.read(answer).path("error").asText("");
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
        var said = ChannelJson.read(answer).path("message").asText("");
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
        return Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(said)));
    }
}
