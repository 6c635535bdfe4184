package org.whistlestop.channel.wordpress;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

/** Posts to a blog that runs WordPress 5.6 or later: drafts under a fixed slug, then publishes by number. */
@ApplicationScoped
public class WordPressMessenger implements Messenger {

    private static final int LONGEST_ALT = 1000;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS_OF_NAME = 16;

    @Override
    public ChannelKind kind() {
        return ChannelKind.WORDPRESS;
    }

    @Override
    public Limits limits(Map<String, String> settings) {
        return new Limits(
                0,
                Limits.Counting.CHARACTERS,
                0,
                false,
                true,
                !settings.getOrDefault("pictures", "").strip().equals("no"),
                LONGEST_ALT,
                List.of(
                        "WordPress itself does not keep two posts apart: a post is found again by its address, which is"
                                + " fixed beforehand and looks like tour-k3v9q2x7. An editor who changes it within the"
                                + " first seconds, before we have learnt the post's number, breaks that thread.",
                        "When the connection breaks at a bad moment, a draft that nobody sees may stay behind in the"
                                + " blog; drafts too many are moved to the trash by the next attempt.",
                        "A photo stands in the media library, with an address of its own, moments before the post; it"
                                + " stays there when the post does not come, and may be there twice when two of our"
                                + " processes send at once.",
                        "Many themes show a featured photo without the name of who took it; set pictures to text to have"
                                + " photo and name above the text.",
                        "A post that somebody moved to the trash or deleted is not sent again by itself.",
                        "What plugins do with a new post, such as mails to subscribers, is out of our sight."));
    }

    /** 80 bits of the delivery's id, as letters and digits that a blog leaves as they are. */
    @Override
    public String nameFor(UUID delivery, Instant due) {
        var digest = sha256(delivery.toString());
        var name = new StringBuilder("tour-");
        for (int at = 0; at < LETTERS_OF_NAME; at++) {
            name.append(LETTERS.charAt(digest[at] & 31));
        }
        return name.toString();
    }

    @Override
    public Check check(Access access) {
        var settings = BlogSettings.of(access.settings());
        return new BlogCheck(new Blog(access, settings), settings).run();
    }

    @Override
    public String dryRun(Access access, Message message) {
        return new BlogDryRun(access, BlogSettings.of(access.settings()), message).text();
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

    private static Posting posting(Access access, Message message, Steps steps) {
        try {
            var settings = BlogSettings.of(access.settings());
            return new Posting(new Blog(access, settings), settings, message, steps);
        } catch (NotSent e) {
            throw Posting.hasRisked(steps) ? NotSent.unknown(e.getMessage()) : e;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
