package org.whistlestop.photo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What moderators may do to a photo. */
public enum Decision {
    /** Show it; of one that is shown and was reported, keep it. */
    APPROVE(PhotoStatus.APPROVED, "approved", PhotoStatus.WAITING, PhotoStatus.REJECTED),
    /** Do not show it. */
    REJECT(PhotoStatus.REJECTED, "rejected", PhotoStatus.WAITING),
    /** Take down what is shown, everywhere and at once, and let it in no more. */
    REMOVE(PhotoStatus.REMOVED, "took down", PhotoStatus.APPROVED),
    /** Show again what was taken down, as long as its files are kept. */
    RESTORE(PhotoStatus.APPROVED, "restored", PhotoStatus.REMOVED);

    final PhotoStatus leadsTo;
    /** As the audit log says it. */
    final String act;

    private final Set<PhotoStatus> from;

    Decision(PhotoStatus leadsTo, String act, PhotoStatus first, PhotoStatus... more) {
        this.leadsTo = leadsTo;
        this.act = act;
        this.from = EnumSet.of(first, more);
    }

    boolean isPossibleFrom(PhotoStatus status) {
        return from.contains(status);
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By this name JAX-RS finds it for parameters. */
    @JsonCreator
    public static Decision fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
