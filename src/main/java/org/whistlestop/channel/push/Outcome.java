package org.whistlestop.channel.push;

import java.time.Duration;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.OutboundException;

/**
 * What became of one note to one follower.
 *
 * @param pause how long to leave the push service alone; zero for none
 * @param why in words, for those not told
 */
record Outcome(Kind kind, Duration pause, String why) {

    enum Kind {
        /** The push service has it. */
        TOLD,
        /** The push service knows the browser no more, or there is none. */
        GONE,
        /** Not now. */
        LATER,
        /** Our own limit: nothing was tried. */
        BUSY,
        /** Not, and not the next time either. */
        REFUSED
    }

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    static Outcome of(Answer answer) {
        var why = "a push service answered " + answer.status();
        return switch (answer.status()) {
            case 200, 201, 202, 204 -> new Outcome(Kind.TOLD, Duration.ZERO, "");
            case 404, 410 -> new Outcome(Kind.GONE, Duration.ZERO, why);
            case 408, 425, 429 -> new Outcome(Kind.LATER, retryAfter(answer), why);
            default ->
                new Outcome(
                        answer.status() >= 500 ? Kind.LATER : Kind.REFUSED,
                        answer.status() == 503 ? retryAfter(answer) : Duration.ZERO,
                        why);
        };
    }

    /** An address that our own rules forbid is no browser's. */
    static Outcome of(OutboundException e) {
        var kind =
                switch (e.kind()) {
                    case BUSY -> Kind.BUSY;
                    case REFUSED -> e.mayHaveArrived() ? Kind.LATER : Kind.GONE;
                    case UNREACHABLE -> Kind.LATER;
                };
        return new Outcome(
                kind, kind == Kind.BUSY ? Duration.ofSeconds(1) : Duration.ZERO, "a push service did not answer");
    }

    private static Duration retryAfter(Answer answer) {
        var said = answer.header("retry-after");
        if (said == null || !said.matches("\\d{1,6}")) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(Long.parseLong(said));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
