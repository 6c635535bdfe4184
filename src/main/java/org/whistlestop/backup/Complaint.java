package org.whistlestop.backup;

import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Something that goes wrong for a while: said at once, then every ten minutes until it is over. */
final class Complaint {

    private static final Logger LOG = Logger.getLogger(Complaint.class);
    private static final Duration SAID_AGAIN = Duration.ofMinutes(10);

    private Instant saidAt;

    synchronized void say(Instant now, String what, Exception why) {
        if (saidAt == null || saidAt.isBefore(now.minus(SAID_AGAIN))) {
            saidAt = now;
            LOG.warnf("%s: %s", what, why.getMessage());
        }
    }

    /** Whether it had been said. */
    synchronized boolean isOver() {
        var said = saidAt != null;
        saidAt = null;
        return said;
    }
}
