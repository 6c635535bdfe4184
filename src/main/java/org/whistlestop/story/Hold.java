package org.whistlestop.story;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** Why a post waits for a person. */
public enum Hold {
    EDITED(
            "Somebody has changed our part of the post in the blog.",
            Set.of(Decision.OVER, Decision.PART, Decision.LEAVE)),
    TAKEN_OUT("Somebody has taken our part out of the post.", Set.of(Decision.PART, Decision.LEAVE)),
    TRASHED("Somebody has moved the post to the blog's trash.", Set.of(Decision.ANEW, Decision.LEAVE)),
    DELETED("Somebody has deleted the post in the blog.", Set.of(Decision.ANEW, Decision.LEAVE)),
    PUBLISHED(
            "An editor has published this draft, and there is something new for it.",
            Set.of(Decision.OVER, Decision.LEAVE));

    private final String inWords;
    private final Set<Decision> choices;

    Hold(String inWords, Set<Decision> choices) {
        this.inWords = inWords;
        this.choices = choices;
    }

    String inWords() {
        return inWords;
    }

    /** What a person may decide about it. */
    public Set<Decision> choices() {
        return choices;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
