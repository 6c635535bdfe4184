package org.whistlestop.channel.bluesky;

import java.util.Optional;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;

/** One attempt to write one post. */
final class Posting {

    /** Kept from just before the first request that writes the post, so that a failure before it is known to be harmless. */
    private static final String RISKED = "risked";

    private final Pds pds;
    private final PostLink link;
    private final Message message;
    private final Steps steps;
    private final boolean mayStand;
    /** Whether the request that is going on may make it stand there. */
    private boolean risking;

    Posting(Pds pds, PostLink link, Message message, Steps steps) {
        this.pds = pds;
        this.link = link;
        this.message = message;
        this.steps = steps;
        this.mayStand = hasRisked(steps);
    }

    /** Whether an attempt before this one may have made it stand there. */
    static boolean hasRisked(Steps steps) {
        return steps.find(RISKED).isPresent();
    }

    Sent send() {
        try {
            var there = mayStand ? ours() : Optional.<Pds.Entry>empty();
            return sent(there.orElseGet(this::written));
        } catch (NotSent e) {
            throw told(e);
        }
    }

    Optional<Sent> find() {
        try {
            return ours().map(this::sent);
        } catch (NotSent e) {
            throw NotSent.unknown(e.getMessage());
        }
    }

    private Optional<Pds.Entry> ours() {
        var there = pds.find(message.name());
        if (there.isPresent() && !there.get().text().equals(Optional.of(message.text()))) {
            throw NotSent.unknown("Under the name of this post, another one stands on Bluesky.");
        }
        return there;
    }

    private Pds.Entry written() {
        // Photos are named by what they show: uploaded twice, they are there once.
        var photo = message.picture() == null ? null : pds.upload(FeedPost.file(message.picture()));
        steps.goOn();
        // Before the mark is set, as a failed sign-in writes nothing.
        pds.session();
        steps.once(RISKED, () -> "yes");
        risking = true;
        return pds.put(message.name(), FeedPost.of(message, photo));
    }

    private Sent sent(Pds.Entry entry) {
        return new Sent(entry.uri(), link.of(entry.uri()), "cid " + entry.cid());
    }

    /** What a failure means: once it may stand there, no later failure says that it does not. */
    private NotSent told(NotSent e) {
        if (mayStand) {
            return NotSent.unknown(e.getMessage());
        }
        return e.why() == NotSent.Why.UNKNOWN && !risking ? NotSent.notNow(e.getMessage()) : e;
    }
}
