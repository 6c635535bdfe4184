package org.whistlestop.channel;

import java.time.Duration;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.OutboundException;

/** Says in plain words, without a secret, why a channel did not take something, and whether it certainly did not. */
public final class NotSent extends RuntimeException {

    /** What may be done next. */
    public enum Why {
        /** Certainly not, and not the next time either: a person must act. */
        REFUSED,
        /** Certainly not, but perhaps later. */
        NOT_NOW,
        /** It may stand there or not. */
        UNKNOWN
    }

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Why why;
    private final transient Duration wait;

    private NotSent(Why why, String words, Duration wait) {
        super(words, null, false, false);
        this.why = why;
        this.wait = wait;
    }

    public Why why() {
        return why;
    }

    /** How long the channel asks us to wait; zero when it does not say. */
    public Duration waitAtLeast() {
        return wait;
    }

    public static NotSent refused(String words) {
        return new NotSent(Why.REFUSED, words, Duration.ZERO);
    }

    public static NotSent notNow(String words) {
        return notNow(words, Duration.ZERO);
    }

    /** @param wait as the channel asks; at most an hour of it counts */
    public static NotSent notNow(String words, Duration wait) {
        var most = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return new NotSent(Why.NOT_NOW, words, most.isNegative() ? Duration.ZERO : most);
    }

    public static NotSent unknown(String words) {
        return new NotSent(Why.UNKNOWN, words, Duration.ZERO);
    }

    /** Reads what the way to the channel says: refused by our own rules, certainly not arrived, or unknown. */
    public static NotSent of(OutboundException e) {
        if (e.mayHaveArrived()) {
            return unknown(e.getMessage());
        }
        return e.kind() == OutboundException.Kind.REFUSED ? refused(e.getMessage()) : notNow(e.getMessage());
    }

    /**
     * Reads an answer that is no success, by RFC 9110: 4xx was not done; what a 5xx did is unknown.
     *
     * @param words what the channel says of it, in its own words
     */
    public static NotSent of(Answer answer, String words) {
        var said = "The channel answered " + answer.status() + (words.isBlank() ? "." : ": " + words);
        return switch (answer.status()) {
            case 429 -> notNow(said, retryAfter(answer));
            case 408, 425 -> notNow(said);
            default -> answer.status() >= 500 || answer.status() < 400 ? unknown(said) : refused(said);
        };
    }

    private static Duration retryAfter(Answer answer) {
        var said = answer.header("retry-after");
        return said == null || !said.matches("\\d{1,6}") ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(said));
    }
}
