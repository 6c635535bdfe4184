package org.whistlestop.account.signin;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a session was opened with. */
public enum Way {
    PASSKEY("passkey"),
    TOKEN("personal token"),
    /** In the demo, on its own machine. */
    ONE_TAP("one tap"),
    INVITATION("invitation"),
    /** By an {@link OtherSignIn}. */
    OTHER("another sign-in");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    @JsonValue
    public String inWords() {
        return words;
    }
}
