package org.whistlestop.desk.story;

import org.whistlestop.desk.DoneCode;

/** What a form of the blog's page has just done, by a fixed code in the address of the page that follows. */
enum BlogDone implements DoneCode {
    SET("Saved. What is live now is written within a minute."),
    ASKED("The wrap-up is being written; it stands below in a moment."),
    RELEASED("It is looked after now; its state follows in a moment."),
    OVER("Our part is written over what stands there, in a moment."),
    PART("Our part is written below what stands there, in a moment."),
    ANEW("A new post is written in a moment."),
    LEAVE("Left to the blog’s editors. Photos that are taken down still leave it.");

    private final String text;

    BlogDone(String text) {
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
