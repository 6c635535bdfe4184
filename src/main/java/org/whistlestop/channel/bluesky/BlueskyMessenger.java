package org.whistlestop.channel.bluesky;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.Check;
import org.whistlestop.channel.Limits;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.Messenger;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;

/** Posts to Bluesky under a record key that is fixed beforehand. */
@ApplicationScoped
public class BlueskyMessenger implements Messenger {

    private static final int LONGEST = 300;
    private static final int LONGEST_ALT = 1900;
    private static final String APP_PASSWORD = "[a-z0-9]{4}(-[a-z0-9]{4}){3}";

    private final Sessions sessions;
    private final Clock clock;

    /** @param clock by which sign-ins grow old; nothing else depends on it */
    @Inject
    public BlueskyMessenger(Clock clock) {
        this.clock = clock;
        this.sessions = new Sessions(clock);
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.BLUESKY;
    }

    @Override
    public Limits limits(Map<String, String> settings) {
        return new Limits(
                LONGEST,
                Limits.Counting.GRAPHEMES,
                0,
                true,
                false,
                true,
                LONGEST_ALT,
                List.of(
                        "A post cannot be changed on Bluesky, only deleted.",
                        "Our receipt says that the account's own server has the post; the network carries it on from"
                                + " there, mostly within seconds.",
                        "Links and hashtags can be tapped; the name of another account (@name) stays plain text.",
                        "Bluesky has no place for who took a photo, so the name stands at the end of its description.",
                        "A photo larger than 1,000,000 bytes is not taken; of its sizes, the widest that fits is sent.",
                        "A post that somebody deletes in the minutes in which we do not know yet that it had arrived is"
                                + " put back by the next attempt.",
                        "An app password lets us do almost everything in the account; it can be taken back alone, in the"
                                + " account's settings."));
    }

    @Override
    public String nameFor(UUID delivery, Instant due) {
        return Tid.of(delivery, due);
    }

    /** Signs in anew, as what is to be checked is the app password. */
    @Override
    public Check check(Access access) {
        var session = new Pds(access, sessions).signIn(clock.instant());
        var notes = new ArrayList<String>();
        notes.add("Posts stand there at once, as " + session.did() + ".");
        if (!access.key().strip().matches(APP_PASSWORD)) {
            notes.add(
                    "This looks like the account's own password. An app password, made in the account's settings, can be"
                            + " taken back alone.");
        }
        return new Check(session.handle(), PostLink.of(access).profile(session.handle()), List.copyOf(notes));
    }

    @Override
    public String dryRun(Access access, Message message) {
        var text = new StringBuilder();
        if (message.picture() != null) {
            var file = FeedPost.file(message.picture());
            text.append("POST ").append(access.address()).append("/xrpc/com.atproto.repo.uploadBlob\n");
            text.append(file.type() + ", " + file.width() + "×" + file.height() + ", " + file.bytes() + " bytes\n\n");
        }
        var body = Pds.putting("<who we are>", message.name(), FeedPost.of(message, "<what the upload answers>"));
        return text.append("POST ")
                .append(access.address())
                .append("/xrpc/com.atproto.repo.putRecord\n")
                .append(ChannelJson.pretty(body))
                .toString();
    }

    @Override
    public Sent send(Access access, Message message, Steps steps) {
        return posting(access, message, steps).send();
    }

    @Override
    public Optional<Sent> find(Access access, Message message, Steps steps) {
        return posting(access, message, steps).find();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    private Posting posting(Access access, Message message, Steps steps) {
        try {
            return new Posting(new Pds(access, sessions), PostLink.of(access), message, steps);
        } catch (NotSent e) {
            throw Posting.hasRisked(steps) ? NotSent.unknown(e.getMessage()) : e;
        }
    }
}
