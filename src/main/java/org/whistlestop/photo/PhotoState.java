package org.whistlestop.photo;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a photo stands, all things considered. */
public enum PhotoState {
    /** Its files are being made. */
    PROCESSING,
    /** No picture could be made of it. */
    FAILED,
    /** It is not known where it was taken: somebody chooses the stop. */
    ASKS_FOR_STOP,
    /** A moderator decides. */
    WAITING,
    /** Approved; it appears when its stop does, or when the tour's public delay is over. */
    SCHEDULED,
    SHOWN,
    REJECTED,
    REMOVED,
    WITHDRAWN;

    static PhotoState of(Photo photo) {
        return switch (photo.status) {
            case REJECTED -> REJECTED;
            case REMOVED -> REMOVED;
            case WITHDRAWN -> WITHDRAWN;
            case WAITING -> photo.isMade() ? WAITING : unmade(photo);
            case APPROVED -> photo.isMade() ? approved(photo) : unmade(photo);
        };
    }

    private static PhotoState approved(Photo photo) {
        if (photo.shown) {
            return SHOWN;
        }
        return photo.stopId == null ? ASKS_FOR_STOP : SCHEDULED;
    }

    private static PhotoState unmade(Photo photo) {
        return photo.failure != null ? FAILED : PROCESSING;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
