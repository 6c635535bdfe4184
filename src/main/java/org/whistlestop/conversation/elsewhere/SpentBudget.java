package org.whistlestop.conversation.elsewhere;

import java.time.Instant;

/** Says that a place has been visited often enough for now. */
public class SpentBudget extends RuntimeException {

    private final Instant until;

    SpentBudget(Instant until) {
        super("This place is visited again at " + until + ".", null, false, false);
        this.until = until;
    }

    /** When one more visit is allowed. */
    public Instant until() {
        return until;
    }
}
