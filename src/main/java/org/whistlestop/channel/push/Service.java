package org.whistlestop.channel.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** One push service during one delivery: who of its browsers is still to be told, and how it has behaved. */
final class Service {

    /** @param at not before, on the machine's steady clock, in ns */
    record Try(Service service, Recipient to, int failures, long at) {}

    private final PriorityQueue<Try> waiting = new PriorityQueue<>(Comparator.comparingLong(Try::at));
    private int running;
    private long notBefore = Long.MIN_VALUE;
    private Long failingSince;
    private Long busySince;

    void add(Recipient recipient) {
        waiting.add(new Try(this, recipient, 0, Long.MIN_VALUE));
    }

    /** The next one to try now, if there is any and it may be. */
    Try poll(long now, int most) {
        var next = waiting.peek();
        if (next == null || running >= most || notBefore > now || next.at() > now) {
            return null;
        }
        running++;
        return waiting.poll();
    }

    void succeeded() {
        running--;
        failingSince = null;
    }

    /** Tries this one again behind a while; at once where nothing was tried. */
    void later(Try failed, Outcome outcome, Duration wait, long now) {
        running--;
        notBefore = Math.max(notBefore, now + outcome.pause().toNanos());
        if (outcome.kind() == Outcome.Kind.BUSY) {
            busySince = busySince == null ? Long.valueOf(now) : busySince;
            waiting.add(failed);
        } else {
            failingSince = failingSince == null ? Long.valueOf(now) : failingSince;
            waiting.add(new Try(this, failed.to(), failed.failures() + 1, now + wait.toNanos()));
        }
    }

    void gaveUp(long now) {
        running--;
        failingSince = failingSince == null ? Long.valueOf(now) : failingSince;
    }

    /** Whoever is left when this service has taken nothing for too long. */
    List<Try> abandon(long now, Duration patience) {
        var isOver = isOver(failingSince, now, patience) || isOver(busySince, now, patience);
        if (!isOver) {
            return List.of();
        }
        var left = new ArrayList<>(waiting);
        waiting.clear();
        return left;
    }

    private static boolean isOver(Long since, long now, Duration patience) {
        return since != null && now - since > patience.toNanos();
    }
}
