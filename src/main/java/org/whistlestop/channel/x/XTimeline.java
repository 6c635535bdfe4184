package org.whistlestop.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;

/** Looks through what the account has posted since a message was due. */
final class XTimeline {

    /** How far X's clock may be behind ours; nothing is sent before it is due. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private static final int MOST_PAGES = 10;

    private final XApi x;

    XTimeline(XApi x) {
        this.x = x;
    }

    /** @throws NotSent when it is not seen there, which proves nothing, or when nothing can be seen */
    Sent find(Message message, Steps steps) {
        var me = XApi.id(x.get("/2/users/me").path("id"))
                .orElseThrow(() -> NotSent.unknown("X does not say which account the key belongs to."));
        var posts =
                "/2/users/" + me + "/tweets?max_results=100&exclude=replies,retweets&tweet.fields=created_at,entities"
                        + "&start_time=" + message.due().minus(MARGIN).truncatedTo(ChronoUnit.SECONDS);
        var wanted = plain(message.text());
        var next = "";
        for (var page = 0; page < MOST_PAGES; page++) {
            var answer = x.getWhole(posts + (next.isEmpty() ? "" : "&pagination_token=" + next));
            for (var post : answer.path("data")) {
                var id = XApi.id(post.path("id"));
                if (id.isPresent() && plain(shown(post)).equals(wanted)) {
                    return XMessenger.sent(id.get());
                }
            }
            next = answer.path("meta").path("next_token").asText();
            if (!next.matches("[A-Za-z0-9_-]{1,200}")) {
                break;
            }
            steps.goOn();
        }
        throw NotSent.unknown(
                "It was not seen among the account's newest posts, but X does not promise to show them all at"
                        + " once. Please look yourself before it is sent again.");
    }

    /** The text with its addresses as they were written: X shortens them, and adds one for a photo. */
    private static String shown(JsonNode post) {
        var text = post.path("text").asText();
        for (var url : post.path("entities").path("urls")) {
            var isPhoto = url.has("media_key");
            var written = url.path("expanded_url").asText();
            var shortened = url.path("url").asText();
            if (!shortened.isEmpty()) {
                text = text.replace(shortened, isPhoto ? "" : written);
            }
        }
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }
}
