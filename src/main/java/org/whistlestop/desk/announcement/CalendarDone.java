package org.whistlestop.desk.announcement;

import org.whistlestop.desk.DoneCode;

/** What a form of these pages has just done, by a fixed code in the address of the page that follows. */
enum CalendarDone implements DoneCode {
    MOVED("Moved. It stands at its new time."),
    MOVED_TO_REVIEW("Moved. It is in review again and goes out only once somebody has approved it."),
    RELEASED("Released. It goes out now; its state follows in a moment."),
    DELIVERY_CANCELLED("Taken back on this channel, as far as it was not out."),
    ANNOUNCEMENT_CANCELLED("Cancelled. Nothing more of it goes out."),
    SILENT("The tour is silent. Nothing goes out until somebody ends it."),
    SPEAKING("The silence is over. What was too old is held below for a person."),
    REHEARSED("All channels were asked. What does not work stands first."),
    CHANNEL_SET("The channel is set up and was tested; the result stands beside it."),
    CHANNEL_TESTED("Tested; the result stands beside it."),
    CHANNEL_REMOVED("The channel is removed, and what opened it is forgotten. What was said there stays written down."),
    TEMPLATE_KEPT("The template is kept."),
    TEMPLATE_REMOVED("The template is removed. What was written with it stays."),
    VOICE_SET("Saved. What is planned follows the new quiet hours.");

    private final String text;

    CalendarDone(String text) {
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
