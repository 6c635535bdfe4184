package org.whistlestop.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;

/** Asks one server as one account, and reads its answers with distrust. */
final class MastodonServer {

    private final Access access;
    private final Clock clock;

    /** @throws NotSent when there is no key, or none that can be one */
    MastodonServer(Access access, Clock clock) {
        if (access.key() == null || access.key().isBlank()) {
            throw NotSent.refused("This channel has no key. Make an access token in the account's settings, under"
                    + " Development, and keep it as the channel's key.");
        }
        if (!access.key().strip().matches("[\\x21-\\x7e]+")) {
            throw NotSent.refused("The key of this channel holds characters that no access token has.");
        }
        this.access = access;
        this.clock = clock;
    }

    String address() {
        return access.address();
    }

    /** Publishes a post. */
    Sent post(ObjectNode post, String name) {
        var body = post.toString().getBytes(StandardCharsets.UTF_8);
        var request = Outgoing.post(url(MastodonMessenger.STATUSES), "application/json", body)
                .with("Idempotency-Key", name);
        var answer = ask(request);
        // A redirect that was followed has made another request of it; only the post itself shows that it was one.
        if (isRedirected(answer, request)) {
            throw NotSent.unknown("The server sends us on to another address. Enter the address that answers itself.");
        }
        if (!isDone(answer)) {
            throw notDone(answer);
        }
        return MastodonMessenger.sent(ChannelJson.read(answer))
                .orElseThrow(() -> NotSent.unknown("The server says yes, but in a way that cannot be read."));
    }

    /** Reads an answer that must be one of JSON. */
    JsonNode get(String path) {
        var answer = ask(Outgoing.get(url(path)));
        if (!isDone(answer)) {
            throw notDone(answer);
        }
        var json = ChannelJson.read(answer);
        if (json.isMissingNode()) {
            throw NotSent.unknown("The server answers in a way that cannot be read. Is this the address of one that"
                    + " speaks Mastodon's API?");
        }
        return json;
    }

    /** Reads an answer if there is one, and one that can be read. */
    JsonNode getIfThere(String path) {
        var answer = ask(Outgoing.get(url(path)));
        return isDone(answer) ? ChannelJson.read(answer) : MissingNode.getInstance();
    }

    Answer ask(Outgoing request) {
        try {
            return access.line()
                    .send(request.with("Authorization", "Bearer " + access.key().strip())
                            .with("Accept", "application/json"));
        } catch (OutboundException e) {
            throw NotSent.of(e);
        }
    }

    String url(String path) {
        return access.address() + path;
    }

    NotSent notDone(Answer answer) {
        return switch (answer.status()) {
            case 401 ->
                NotSent.refused("The server does not know this key, or not any more. Make a new access token there and"
                        + " keep it as the channel's key." + says(answer));
            case 403 -> NotSent.refused("The server knows the account, but does not let it do this." + says(answer));
            case 404 ->
                NotSent.refused("There is nothing at this address that speaks Mastodon's API, or it does not know what"
                        + " we ask for." + says(answer));
            case 429 -> NotSent.notNow("The server asks us to slow down.", waitAtLeast(answer));
            case 307, 308 ->
                NotSent.refused("The server sends us on to another address. Enter the address that answers itself.");
            default -> NotSent.of(answer, words(answer));
        };
    }

    static boolean isDone(Answer answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    private static boolean isRedirected(Answer answer, Outgoing request) {
        return !answer.url().equals(request.url())
                && MastodonMessenger.sent(ChannelJson.read(answer)).isEmpty();
    }

    /** An id as servers make them: short, and safe in a path. */
    static Optional<String> id(JsonNode said) {
        return said.isTextual() && said.textValue().matches("[A-Za-z0-9_-]{1,100}")
                ? Optional.of(said.textValue())
                : Optional.empty();
    }

    static Optional<String> webAddress(JsonNode said) {
        return said.isTextual() && said.textValue().matches("https?://[\\x21-\\x7e]{1,2000}")
                ? Optional.of(said.textValue())
                : Optional.empty();
    }

    private String says(Answer answer) {
        var words = words(answer);
        return words.isEmpty() ? "" : " It says: " + words;
    }

    /** What the server says of an error, in its own words; without the key, should it repeat that. */
    String words(Answer answer) {
        return ChannelJson.words(answer, "error", access.key());
    }

    /** Mastodon says at which moment it will listen again, not after how long. */
    private Duration waitAtLeast(Answer answer) {
        var moment = answer.header("x-ratelimit-reset");
        if (moment == null) {
            return NotSent.of(answer, "").waitAtLeast();
        }
        try {
            return Duration.between(clock.instant(), Instant.parse(moment));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
