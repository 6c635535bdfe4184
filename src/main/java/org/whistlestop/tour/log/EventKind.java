package org.whistlestop.tour.log;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What happened to a stop, or to a photo of it, in the eyes of the public. */
public enum EventKind {
    /** A stop became public: just planned, or revealed. */
    ADDED,
    /** Its words changed: an address, a spelling. */
    CHANGED,
    /** Its time changed. */
    SLIPPED,
    /** It went to another store. */
    MOVED,
    CANCELLED,
    /** A cancellation was taken back. */
    REINSTATED,
    /** Over by the clock alone, without a word of the host. */
    CLOSED,
    /** Check-ins. */
    ARRIVED,
    LATE,
    LEFT,
    WITHDRAWN,
    /** Photos taken at the stop. */
    PHOTO_SHOWN,
    /** Its words changed, or a better copy has come. */
    PHOTO_CHANGED,
    PHOTO_REMOVED;

    private static final Set<EventKind> OF_PHOTOS = EnumSet.of(PHOTO_SHOWN, PHOTO_CHANGED, PHOTO_REMOVED);

    public boolean isOfPhotos() {
        return OF_PHOTOS.contains(this);
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
