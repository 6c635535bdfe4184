package org.whistlestop.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;

/** Looks through what an account has posted, newest first, back to when a message was due. */
final class OwnPosts {

    /** How far the server's clock may be behind ours; nothing is sent before it is due. */
    private static final Duration MARGIN = Duration.ofMinutes(10);
    /** Far more than anyone posts between a due time and a look. */
    private static final int MOST_PAGES = 100;

    private static final String UNREADABLE = "The server's list of the account's posts cannot be read.";

    private final MastodonServer server;

    OwnPosts(MastodonServer server) {
        this.server = server;
    }

    /** @throws NotSent when it cannot be told */
    Optional<Sent> find(Message message, Steps steps) {
        var posts = listOf(ownId());
        var from = message.due().minus(MARGIN);
        String before = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var list = server.get(before == null ? posts : posts + "&max_id=" + before);
            if (!list.isArray()) {
                throw NotSent.unknown(UNREADABLE);
            }
            for (var post : list) {
                if (isIt(post, message, from)) {
                    return MastodonMessenger.sent(post);
                }
            }
            if (list.isEmpty() || madeAt(list.get(list.size() - 1)).isBefore(from)) {
                return Optional.empty();
            }
            before = older(list.get(list.size() - 1), before);
            steps.goOn();
        }
        throw NotSent.unknown("The account has posted so much since then that we cannot look through all of it.");
    }

    static String listOf(String account) {
        return "/api/v1/accounts/" + account + "/statuses?limit=40&exclude_replies=true&exclude_reblogs=true";
    }

    private String ownId() {
        return MastodonServer.id(
                        server.get("/api/v1/accounts/verify_credentials").path("id"))
                .orElseThrow(() -> NotSent.unknown("The server does not say which account the key belongs to."));
    }

    private boolean isIt(JsonNode post, Message message, Instant from) {
        if (MastodonMessenger.sent(post).isEmpty() || !post.path("content").isTextual()) {
            throw NotSent.unknown(UNREADABLE);
        }
        if (madeAt(post).isBefore(from)) {
            return false;
        }
        var text = new PostText(message.text());
        var shown = PostText.ofHtml(post.path("content").textValue());
        return text.equals(shown) || (text.resembles(shown) && text.equals(asWritten(post)));
    }

    /** The text as it was sent: servers set quotes, dashes and emoji in their own way. */
    private PostText asWritten(JsonNode post) {
        var source = server.getIfThere(
                        MastodonMessenger.STATUSES + "/" + post.path("id").textValue() + "/source")
                .path("text");
        if (!source.isTextual()) {
            throw NotSent.unknown("A post that looks very much like it stands there, but the server does not say how it"
                    + " was written. Please look yourself.");
        }
        return new PostText(source.textValue());
    }

    private static Instant madeAt(JsonNode post) {
        try {
            return OffsetDateTime.parse(post.path("created_at").asText()).toInstant();
        } catch (DateTimeException e) {
            throw NotSent.unknown(UNREADABLE);
        }
    }

    private static String older(JsonNode last, String before) {
        var id = last.path("id").textValue();
        if (id.equals(before)) {
            throw NotSent.unknown(UNREADABLE);
        }
        return id;
    }
}
