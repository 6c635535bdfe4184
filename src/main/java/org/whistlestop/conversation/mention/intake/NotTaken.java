package org.whistlestop.conversation.mention.intake;

/** Says why a mention is not even queued. */
final class NotTaken extends RuntimeException {

    enum Reason {
        BAD_SOURCE,
        BAD_TARGET,
        UNKNOWN_TARGET,
        SAME,
        TOO_MANY
    }

    private final Reason reason;

    NotTaken(Reason reason, String why) {
        super(why, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
