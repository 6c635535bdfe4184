package org.whistlestop.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.Check;
import org.whistlestop.channel.Limits;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.Messenger;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;

/**
 * Posts to Mastodon and to servers that speak its API.
 *
 * <p>A post carries its name as {@code Idempotency-Key}. That alone does not make it safe to repeat: Mastodon forgets keys after an
 * hour, looked at them without a lock until 2026, and other servers may not read them at all. So a post whose outcome is unknown
 * is looked for; its absence counts as certain from {@link #SETTLES} after the last try on, when no server is still at it.
 *
 * <p>Settings: {@code visibility} (public, unlisted or private), {@code longest} and {@code link-length} where a server's limits
 * are not the usual ones.
 */
@ApplicationScoped
public class MastodonMessenger implements Messenger {

    /** Longer than we wait for an answer, and as long as the proxy that Mastodon recommends waits for Mastodon. */
    static final Duration SETTLES = Duration.ofSeconds(60);

    static final String STATUSES = "/api/v1/statuses";
    private static final int USUAL_LONGEST = 500;
    private static final int USUAL_LINK = 23;
    private static final int LONGEST_ALT = 1500;

    private final Clock clock;
    private final Photos photos;

    @Inject
    public MastodonMessenger(Clock clock) {
        this(clock, Duration.ofSeconds(1));
    }

    public MastodonMessenger() {
        this(Clock.systemUTC());
    }

    /** @param pause between two looks at a photo that the server is still working on */
    MastodonMessenger(Clock clock, Duration pause) {
        this.clock = clock;
        this.photos = new Photos(pause);
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.MASTODON;
    }

    @Override
    public Limits limits(Map<String, String> settings) {
        return new Limits(
                number(settings, "longest", USUAL_LONGEST),
                Limits.Counting.GRAPHEMES,
                number(settings, "link-length", USUAL_LINK),
                true,
                false,
                true,
                LONGEST_ALT,
                List.of(
                        "A post is looked up by its text among the account's own posts when its outcome is unknown; two with the very"
                                + " same text in the same hours cannot be told apart.",
                        "The token must be allowed to read the account and its posts, to post and to upload: read:accounts,"
                                + " read:statuses, write:statuses, write:media.",
                        "Other servers that speak Mastodon's API may count, show links and treat visibility in their own way."));
    }

    @Override
    public String nameFor(UUID delivery, Instant due) {
        return "whistlestop-" + delivery;
    }

    @Override
    public Check check(Access access) {
        return new ConnectionTest(new MastodonServer(access, clock), access).run(limits(access.settings()));
    }

    @Override
    public String dryRun(Access access, Message message) {
        var limits = limits(access.settings());
        var text = new StringBuilder();
        if (message.picture() != null) {
            text.append(Photos.dryRun(access, message.picture())).append("\n\n");
        }
        return text.append("POST ")
                .append(access.address())
                .append(STATUSES)
                .append("\nAuthorization: Bearer (the key)\nIdempotency-Key: ")
                .append(message.name())
                .append("\nContent-Type: application/json\n\n")
                .append(post(access, message, message.picture() == null ? null : "(the photo's number)")
                        .toPrettyString())
                .append("\n\nIts text counts ")
                .append(StatusLength.of(message.text(), limits.linkLength()))
                .append(" of ")
                .append(limits.longest())
                .append(" characters.")
                .toString();
    }

    @Override
    public Sent send(Access access, Message message, Steps steps) {
        var server = new MastodonServer(access, clock);
        var photo = message.picture() == null ? null : photos.ready(server, message.picture(), steps);
        Tries.begin(steps, clock.instant());
        return server.post(post(access, message, photo), message.name());
    }

    @Override
    public Optional<Sent> find(Access access, Message message, Steps steps) {
        var lastTry = Tries.last(steps);
        var looked = clock.instant();
        var found = new OwnPosts(new MastodonServer(access, clock)).find(message, steps);
        if (found.isEmpty() && lastTry.isPresent()) {
            waitUntilSettled(lastTry.get().plus(SETTLES), looked);
        }
        return found;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    private static void waitUntilSettled(Instant settled, Instant now) {
        if (now.isBefore(settled)) {
            throw NotSent.notNow(
                    "It is not there yet, but the server may still be at it.", Duration.between(now, settled));
        }
    }

    private static ObjectNode post(Access access, Message message, String photo) {
        var post = JsonNodeFactory.instance.objectNode();
        post.put("status", message.text());
        post.put("visibility", visibility(access));
        if (message.language() != null) {
            post.put("language", message.language());
        }
        if (photo != null) {
            post.putArray("media_ids").add(photo);
        }
        return post;
    }

    private static String visibility(Access access) {
        var wanted = access.setting("visibility", "public");
        if (!List.of("public", "unlisted", "private").contains(wanted)) {
            throw NotSent.refused("The visibility of this channel is set to something that Mastodon does not know;"
                    + " it can be public, unlisted or private.");
        }
        return wanted;
    }

    private static int number(Map<String, String> settings, String name, int otherwise) {
        var set = settings.getOrDefault(name, "");
        return set.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(set) : otherwise;
    }

    /** Reads what a post is, or answers nothing when it is none. */
    static Optional<Sent> sent(JsonNode post) {
        var id = MastodonServer.id(post.path("id"));
        var url = MastodonServer.webAddress(post.path("url"));
        return id.map(known -> new Sent(known, url.orElse(null), "Post " + known));
    }
}
