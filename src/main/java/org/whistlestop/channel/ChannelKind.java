package org.whistlestop.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of place a channel is. */
public enum ChannelKind {
    /** A blog that runs WordPress. */
    WORDPRESS("WordPress", true, true),
    BLUESKY("Bluesky", true, true),
    /** Mastodon, and what speaks its API. */
    MASTODON("Mastodon", true, true),
    /** Any program that takes signed messages, by Standard Webhooks. */
    WEBHOOK("Webhook", true, true),
    /** The browsers and phones of who follows the tour. */
    PUSH("Push to followers", false, false),
    /** Our own pages and feeds. */
    PAGES("Our pages and feeds", false, false),
    X("X", true, true);

    private final String inWords;
    private final boolean remote;
    private final boolean keyed;

    ChannelKind(String inWords, boolean remote, boolean keyed) {
        this.inWords = inWords;
        this.remote = remote;
        this.keyed = keyed;
    }

    /** As people call it. */
    public String inWords() {
        return inWords;
    }

    /** Whether it stands at an address of somebody else. */
    public boolean isRemote() {
        return remote;
    }

    /** Whether something secret opens it. */
    public boolean isKeyed() {
        return keyed;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ChannelKind fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
