package org.whistlestop.desk.announcement;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.whistlestop.announcement.LintOffline;
import org.whistlestop.photo.PhotoCard;

/**
 * The form of an announcement beside what would come of it.
 *
 * @param isNew whether it is written for the first time
 * @param endsApproval whether saving ends an approval
 * @param due in words; null while there is nothing to show
 * @param report null while there is nothing to show
 * @param lint what the lint needs to go on while somebody types
 * @param missed fields with a mistake
 */
record ComposeScreen(
        String tour,
        String tourTitle,
        boolean isNew,
        boolean endsApproval,
        String action,
        ComposeForm form,
        List<StopChoice> stops,
        String zone,
        List<Choice> templates,
        List<Choice> presets,
        List<Choice> languages,
        List<String> fields,
        List<OnChannel> channels,
        boolean mayAddChannels,
        List<PhotoChoice> photos,
        String due,
        boolean quiet,
        AnnouncementLint report,
        LintOffline.Blocks lint,
        Set<String> missed,
        String wrong) {

    /** @param zone IANA name */
    record StopChoice(String slug, String label, String zone, boolean chosen) {}

    record Choice(String value, String label, boolean chosen) {}

    /**
     * @param card empty while there is nothing to show
     * @param own words for this channel only, as typed
     */
    record OnChannel(
            UUID id,
            String kind,
            String kindInWords,
            String name,
            boolean on,
            String own,
            int longest,
            AnnouncementCard card) {}

    record PhotoChoice(PhotoCard photo, boolean chosen) {}

    public boolean isMissed(String field) {
        return missed.contains(field);
    }

    public boolean isTimingMissed() {
        return List.of("timing", "when", "offsetMinutes", "amount", "at").stream()
                .anyMatch(missed::contains);
    }

    public String back() {
        return isNew ? "/desk/tours/" + tour + "/announcements" : "/desk/announcements/" + form.id();
    }
}
