package org.whistlestop.desk.announcement;

import org.whistlestop.desk.DoneCode;

/** What a form has just done, by a fixed code in the address of the page that follows. */
enum AnnouncementDone implements DoneCode {
    WRITTEN("Kept as a draft. Nothing goes out before somebody else has approved it."),
    REVIEW("Given to review. Somebody who had no hand in the words approves it."),
    APPROVED("Approved, to the letter. It goes out by itself at its time."),
    RETURNED("Sent back to its author. Nothing of it goes out."),
    CANCELLED("Cancelled wherever it was not out."),
    COMMENTED("Your comment stands below."),
    COPIED("Written for the other stops too, as drafts."),
    RELEASED("Released. It is tried again now."),
    FOUND("Written down as sent."),
    NOT_FOUND("Written down: it does not stand there. Release it to send it again, or cancel it."),
    TAKEN_OUT("That channel is taken out. The others stay as planned.");

    private final String text;

    AnnouncementDone(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** The words for a code; null when it is none of ours. */
    static String textOf(String code) {
        return DoneCode.textOf(values(), code);
    }
}
