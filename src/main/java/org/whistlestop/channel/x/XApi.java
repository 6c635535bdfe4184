package org.whistlestop.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.NotSent;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;

/** Asks X as one account, and reads its answers with distrust. */
final class XApi {

    private final Access access;
    private final Clock clock;

    /** @throws NotSent when there is no key, or none that can be one */
    XApi(Access access, Clock clock) {
        if (access.key() == null || access.key().isBlank()) {
            throw NotSent.refused(
                    "This channel has no key. It is an access token that X gives for the account (OAuth 2.0,"
                            + " with tweet.read, tweet.write, users.read and media.write).");
        }
        if (!access.key().strip().matches("[\\x21-\\x7e]+")) {
            throw NotSent.refused("The key of this channel holds characters that no access token has.");
        }
        this.access = access;
        this.clock = clock;
    }

    /** Answers what stands under {@code data}; missing where the answer cannot be read. */
    JsonNode get(String path) {
        return done(Outgoing.get(access.address() + path)).path("data");
    }

    /** The same with the answer around it. */
    JsonNode getWhole(String path) {
        return done(Outgoing.get(access.address() + path));
    }

    JsonNode post(String path, ObjectNode body) {
        return done(Outgoing.post(
                        access.address() + path,
                        "application/json",
                        body.toString().getBytes(StandardCharsets.UTF_8)))
                .path("data");
    }

    private JsonNode done(Outgoing request) {
        var answer = ask(request);
        if (!answer.url().equals(request.url())) {
            throw NotSent.unknown("X sends us on to another address. The address should be https://api.x.com.");
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            throw notDone(answer);
        }
        return ChannelJson.read(answer);
    }

    private Answer ask(Outgoing request) {
        try {
            return access.line()
                    .send(request.with("Authorization", "Bearer " + access.key().strip())
                            .with("Accept", "application/json"));
        } catch (OutboundException e) {
            throw NotSent.of(e);
        }
    }

    private NotSent notDone(Answer answer) {
        return switch (answer.status()) {
            case 401 ->
                NotSent.refused(
                        "X does not know this key, or not any more: tokens made by hand end after two hours. Keep a"
                                + " new one as the channel's key." + says(answer));
            case 402 -> NotSent.refused("X wants to be paid first: the account's credits are used up." + says(answer));
            case 403 -> NotSent.refused("X knows the account, but does not let it do this." + says(answer));
            case 404 ->
                NotSent.refused("There is nothing like X's interface at this address. It should be https://api.x.com.");
            case 429 -> NotSent.notNow("X asks us to slow down." + says(answer), waitAtLeast(answer));
            case 307, 308 ->
                NotSent.refused("X sends us on to another address. The address should be https://api.x.com.");
            default -> NotSent.of(answer, words(answer));
        };
    }

    static Optional<String> id(JsonNode said) {
        return said.isTextual() && said.textValue().matches("[0-9]{1,19}")
                ? Optional.of(said.textValue())
                : Optional.empty();
    }

    private String says(Answer answer) {
        var words = words(answer);
        return words.isEmpty() ? "" : " It says: " + words;
    }

    /** What X says of an error, in its own words; without the key, should it repeat that. */
    private String words(Answer answer) {
        return ChannelJson.words(answer, "detail", access.key());
    }

    /** X says at which second it will listen again. */
    private Duration waitAtLeast(Answer answer) {
        var second = answer.header("x-rate-limit-reset");
        if (second == null || !second.matches("[0-9]{1,11}")) {
            return NotSent.of(answer, "").waitAtLeast();
        }
        return Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(second)));
    }
}
