package org.whistlestop.desk;

import java.util.List;
import java.util.UUID;
import org.whistlestop.photo.PhotoCard;

/**
 * One stop with everything that can be done to it.
 *
 * @param lead the photo that stands for it, or null
 * @param watch the live stream that somebody has named, or null
 * @param slipId for the next slip, so that a double click slips once
 * @param failed the form that has a mistake: slip, cancel, hide or stream
 */
record StopScreen(
        String tour,
        String title,
        StopRow stop,
        boolean mayPlan,
        boolean mayModerate,
        PhotoCard lead,
        Watch watch,
        List<Announced> announcements,
        boolean mayAnnounce,
        List<TourScreen.Said> checkIns,
        UUID slipId,
        Typed typed,
        String failed,
        String wrong) {

    /** @param due the moment it goes out, or what it waits for */
    record Announced(UUID id, String title, AnnouncementWords.Badge badge, String due) {}

    record Watch(String url, String who, String at, boolean isPublic, boolean mayEnd) {}

    /** What the forms hold. */
    record Typed(String minutes, String scope, String reason, String revealAt) {
        static final Typed NOTHING = new Typed("30", "DAY", "", "");
    }
}
