package org.whistlestop.channel.x;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * Posts to X by its published API, version 2; never tried against X itself. A post has no name there, and a new one may be missing
 * from the account's list for a while: one that is found was sent, one that is not found may have been.
 */
@ApplicationScoped
public class XMessenger implements Messenger {

    static final String POSTS = "/2/tweets";
    private static final int LONGEST = 280;
    private static final int LINK = 23;
    private static final int LONGEST_ALT = 1000;

    private final Clock clock;

    @Inject
    public XMessenger(Clock clock) {
        this.clock = clock;
    }

    public XMessenger() {
        this(Clock.systemUTC());
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.X;
    }

    @Override
    public Limits limits(Map<String, String> settings) {
        return new Limits(
                LONGEST,
                Limits.Counting.WEIGHTED,
                LINK,
                true,
                false,
                true,
                LONGEST_ALT,
                List.of(
                        "Untried: written by X's published documentation and tested against an imitation; no account of X was at"
                                + " hand.",
                        "Posting through X's interface is paid for; what it costs and allows changes often.",
                        "The key is an OAuth 2.0 access token of the account, which ends after two hours; it is not renewed"
                                + " here.",
                        "X knows no names for posts. When it is unknown whether one went out and it cannot be found, a person"
                                + " must look and decide; it is never sent again by itself."));
    }

    /** X keeps no name of ours; it stands only in our own records. */
    @Override
    public String nameFor(UUID delivery, Instant due) {
        return "whistlestop-" + delivery;
    }

    @Override
    public Check check(Access access) {
        var user = new XApi(access, clock).get("/2/users/me");
        var name = user.path("username");
        if (XApi.id(user.path("id")).isEmpty() || !isName(name.asText())) {
            throw NotSent.refused("X's answer cannot be read. Is the address https://api.x.com?");
        }
        var notes = new ArrayList<String>();
        notes.add("Whether this key may post cannot be tried without posting; the first announcement will show it.");
        var expected = access.account() == null ? "" : access.account().strip().replaceFirst("^@", "");
        if (!expected.isEmpty()
                && !expected.toLowerCase(Locale.ROOT).equals(name.asText().toLowerCase(Locale.ROOT))) {
            notes.add("The key belongs to @" + name.asText() + ", not to @" + expected + ".");
        }
        return new Check("@" + name.asText(), "https://x.com/" + name.asText(), List.copyOf(notes));
    }

    @Override
    public String dryRun(Access access, Message message) {
        var text = new StringBuilder();
        if (message.picture() != null) {
            text.append(XPhotos.dryRun(access, message.picture())).append("\n\n");
        }
        return text.append("POST ")
                .append(access.address())
                .append(POSTS)
                .append("\nAuthorization: Bearer (the key)\nContent-Type: application/json\n\n")
                .append(post(message, message.picture() == null ? null : "(the photo's number)")
                        .toPrettyString())
                .append("\n\nIts text counts ")
                .append(WeightedLength.of(message.text()))
                .append(" of ")
                .append(LONGEST)
                .append(".")
                .toString();
    }

    @Override
    public Sent send(Access access, Message message, Steps steps) {
        var x = new XApi(access, clock);
        var photo = message.picture() == null ? null : new XPhotos(x, clock).ready(message.picture(), steps);
        var id = XApi.id(x.post(POSTS, post(message, photo)).path("id"))
                .orElseThrow(() -> NotSent.unknown("X says yes, but in a way that cannot be read."));
        return sent(id);
    }

    @Override
    public Optional<Sent> find(Access access, Message message, Steps steps) {
        return Optional.of(new XTimeline(new XApi(access, clock)).find(message, steps));
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    static Sent sent(String id) {
        return new Sent(id, "https://x.com/i/web/status/" + id, "Post " + id);
    }

    private static ObjectNode post(Message message, String photo) {
        var post = JsonNodeFactory.instance.objectNode();
        post.put("text", message.text());
        if (photo != null) {
            post.putObject("media").putArray("media_ids").add(photo);
        }
        return post;
    }

    private static boolean isName(String name) {
        return name.matches("\\w{1,50}");
    }
}
