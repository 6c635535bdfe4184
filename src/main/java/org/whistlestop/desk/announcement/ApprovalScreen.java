package org.whistlestop.desk.announcement;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.whistlestop.announcement.AnnouncementState;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.announcement.AskedApproval;
import org.whistlestop.desk.AnnouncementWords;

/**
 * What somebody without an account is asked to approve.
 *
 * @param name of who is asked
 * @param due the moment it goes out, or what it waits for
 * @param waits whether it can be approved now
 * @param reason as typed
 * @param words of a comment, as typed
 * @param commentId of the comment that may be written next, so that a second press says nothing twice
 * @param approved whether this very answer is to the yes
 */
record ApprovalScreen(
        String secret,
        String name,
        AnnouncementView it,
        String place,
        String due,
        String timing,
        List<AnnouncementCard> cards,
        AnnouncementLint report,
        List<AnnouncementScreen.Said> comments,
        boolean waits,
        String reason,
        String words,
        UUID commentId,
        boolean approved,
        boolean commented,
        String failed,
        String wrong) {

    static ApprovalScreen of(String secret, AskedApproval asked, List<AnnouncementCard> cards) {
        var it = asked.announcement();
        return new ApprovalScreen(
                secret,
                asked.name(),
                it,
                it.stop().store() + ", " + it.stop().city(),
                AnnouncementWords.due(it),
                AnnouncementWords.timing(it),
                cards,
                AnnouncementLint.of(it.lint()),
                AnnouncementScreens.comments(it, ZoneId.of(it.stop().zone())),
                it.state() == AnnouncementState.REVIEW || it.state() == AnnouncementState.CHANGED,
                "",
                "",
                UUID.randomUUID(),
                false,
                false,
                null,
                null);
    }

    ApprovalScreen afterApproval() {
        return with("", "", true, false, null, null);
    }

    ApprovalScreen afterComment() {
        return with("", "", false, true, null, null);
    }

    ApprovalScreen wrong(String form, String typedReason, String typedWords, String detail) {
        return with(typedReason, typedWords, false, false, form, detail);
    }

    private ApprovalScreen with(
            String typedReason,
            String typedWords,
            boolean isApproved,
            boolean isCommented,
            String failedForm,
            String detail) {
        return new ApprovalScreen(
                secret,
                name,
                it,
                place,
                due,
                timing,
                cards,
                report,
                comments,
                waits,
                typedReason,
                typedWords,
                commentId,
                isApproved,
                isCommented,
                failedForm,
                detail);
    }
}
