package org.whistlestop.announcement.lint;

/** Marks a place in a text, in UTF-16 units. */
record Place(int start, int end) {

    static final Place NOWHERE = new Place(-1, -1);

    boolean holds(Place other) {
        return other.start >= start && other.end <= end;
    }
}
