package org.whistlestop.desk.announcement;

import java.util.List;
import java.util.UUID;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.announcement.ApprovalLinkView;
import org.whistlestop.desk.AnnouncementWords;

/**
 * One announcement with everything that can be done to it.
 *
 * @param place store and city
 * @param due the moment it goes out, or what it waits for
 * @param timing what that hangs on
 * @param approval the last one; null where there was none
 * @param others stops for which the same may be said
 * @param link just made, shown this once; null otherwise
 * @param commentId for the next comment, so that a double click is one
 * @param failed the form that has a mistake
 */
record AnnouncementScreen(
        AnnouncementView it,
        String tourTitle,
        String title,
        String place,
        String starts,
        AnnouncementWords.Badge badge,
        String due,
        String timing,
        String writers,
        String changed,
        List<AnnouncementCard> cards,
        AnnouncementLint report,
        List<Said> comments,
        List<DeliveryRow> deliveries,
        ApprovalRow approval,
        Rights may,
        List<OtherStop> others,
        ApprovalLinkView link,
        String linkUntil,
        UUID commentId,
        Typed typed,
        String failed,
        String done,
        String wrong) {

    public String here() {
        return "/desk/announcements/" + it.id();
    }

    public boolean hasChanges() {
        return cards.stream().anyMatch(card -> !card.changes().isEmpty());
    }

    record Said(String by, String at, String words) {}

    record ApprovalRow(
            String by, String at, String reason, String from, String until, String endedAt, String endedWhy) {}

    /**
     * @param sent when, in words; null while it is not
     * @param release whether it may be tried again now
     * @param finding whether somebody has to look at the channel
     * @param unsure whether it may turn out not to stand there
     */
    record DeliveryRow(
            UUID id,
            String channel,
            String kind,
            AnnouncementWords.Badge badge,
            String due,
            String sent,
            String words,
            String link,
            String answer,
            List<AttemptRow> attempts,
            boolean release,
            boolean finding,
            boolean unsure,
            boolean cancel) {

        public boolean isToDecide() {
            return release || finding || cancel;
        }
    }

    record AttemptRow(int number, String at, String outcome, String words) {}

    /** @param label day, store and city */
    record OtherStop(String slug, String label, boolean chosen) {}

    /**
     * @param author whether the reader had a hand in the words, and so judges them not
     * @param ask whether the reader may make a link for somebody without an account
     */
    record Rights(
            boolean edit,
            boolean review,
            boolean approve,
            boolean author,
            boolean sendBack,
            boolean cancel,
            boolean copy,
            boolean ask,
            boolean comment) {}

    /** What the forms hold. */
    record Typed(String reason, String why, String words, String name, String link, List<String> stops) {
        static final Typed NOTHING = new Typed("", "", "", "", "", List.of());
    }
}
