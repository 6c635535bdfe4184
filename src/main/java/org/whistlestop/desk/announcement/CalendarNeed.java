package org.whistlestop.desk.announcement;

import java.util.List;

/**
 * Something that waits for a person.
 *
 * @param state how far it is, as a word for its looks and in words; null for a channel's trouble
 * @param place where in the tour
 * @param why what is the matter, in a sentence
 * @param address of the page where it is dealt with
 */
record CalendarNeed(CalendarState state, String heading, String place, String why, String address, List<Act> acts) {

    /** What one tap does about it. */
    record Act(String words, String address, boolean isDanger) {}
}
