package org.whistlestop.desk;

import org.whistlestop.photo.Decision;

/** What a form has just done, by a fixed code in the address of the page that follows, so nobody can put words in our mouth. */
enum Done implements DoneCode {
    TOUR("The tour is made. Upload its itinerary next."),
    SETTINGS("The settings are saved."),
    SLIPPED("Slipped. The new times stand below; what hangs on these stops follows."),
    EDITED("The stop is saved."),
    ADDED("The stop is on the itinerary."),
    MOVED("The stop is at another store now. Its old address leads to the new one."),
    CANCELLED("The stop is cancelled. The public reads your reason."),
    STREAM_ENDED("The stream’s address is gone from the public pages."),
    REINSTATED("The stop is back on."),
    HIDDEN("The stop stays hidden until then."),
    REVEALED("Everyone can see the stop now."),
    ITINERARY("The itinerary is what your file says."),
    PERSON("The person is on the tour. Make an invitation link for them next."),
    GIVEN("The role is given."),
    TAKEN("The role is taken away."),
    KEPT("The key is kept, sealed. Nobody can read it here again."),
    FORGOTTEN("The key is forgotten. The channel may still accept it: end it there too."),
    ACCOUNT("The account is listed. Its page is looked at within a minute."),
    ORDER("The order is changed."),
    LOOKED("Looked. What was found stands below."),
    UNLISTED("The account is off the list."),
    LEFT_TOUR("This person works on the tour no more."),
    PROFILE("Saved. Where you are the host, everyone reads it."),
    PICTURE("The picture is saved."),
    NO_PICTURE("The picture is gone."),
    REVOKED("The token no longer works."),
    INVITED("You are signed in. Make a passkey or a personal token now: without one you cannot come back."),
    RENAMED("The passkey has its new name."),
    REMOVED("The passkey is removed, and what it had signed in is signed out."),
    ENDED("Signed out there."),
    PHONE_ENDED("The phone is signed out."),
    PHOTO("The photo’s words are saved."),
    LEADS("The photo stands for its stop now."),
    LEADS_NOT("The photo stands for its stop no more."),
    APPROVED("Approved. The public sees it as soon as its stop allows."),
    REJECTED("Rejected. The public never sees it; for 30 days you can change your mind."),
    TAKEN_DOWN("Taken down, everywhere and at once. For 30 days you can restore it."),
    RESTORED("Restored. The public sees it again."),
    NOTE("The note is taken down."),
    MENTION_ACCEPTED("Accepted. It stands on the public page; you can answer it now."),
    MENTION_REJECTED("Rejected. The public does not see it."),
    ANSWERED("Answered under your name. The page that mentions us is told."),
    ANSWER_GONE("The answer is taken back."),
    WORDS_FORGOTTEN("The words are deleted. What kind of note it was, and its tags, still count.");

    private final String text;

    Done(String text) {
        this.text = text;
    }

    static Done of(Decision decision) {
        return switch (decision) {
            case APPROVE -> APPROVED;
            case REJECT -> REJECTED;
            case REMOVE -> TAKEN_DOWN;
            case RESTORE -> RESTORED;
        };
    }

    /** The address of the plan, where the changed stop stands out. */
    String at(String tour, String stop) {
        return "/desk/tours/" + tour + query() + "&stop=" + stop;
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
