package org.whistlestop.channel;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What has been done for one delivery already. A message that takes several requests names each, so that who takes up the
 * work of a dead process goes on behind the last one that was written down.
 */
public interface Steps {

    /**
     * Answers what was kept of a step, or does it and keeps what comes of it, before anything else is done.
     *
     * @throws LostLease when the delivery is not ours any more; leave it alone then
     */
    String once(String step, Supplier<String> doing);

    /** What was kept of a step. */
    Optional<String> find(String step);

    /** Says that we are still at it; to be called between parts that take long. */
    void goOn();

    /** Another process has taken the delivery over. */
    final class LostLease extends RuntimeException {
        public LostLease() {
            super("Another process has taken this delivery over", null, false, false);
        }
    }
}
