package org.whistlestop.announcement.lint;

/**
 * Holds what is to be said.
 *
 * @param language of the text, like "en" or "de-AT"; null when nobody knows
 * @param linked whether the stop's link goes out with it; a link in the text itself counts too
 */
public record LintText(String text, String language, boolean linked) {

    public LintText {
        text = text == null ? "" : text;
        language = language == null ? "" : language;
    }
}
