package org.whistlestop.support.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.whistlestop.support.WhistlestopConfig.Outbound;

/** Counts the requests to each host, so that nobody makes us flood one; forgets a host a minute after its last request. */
@ApplicationScoped
class Budget {

    private static final int MOST_HOSTS = 10_000;

    private final Map<String, Use> uses = new HashMap<>();

    @Inject
    Clock clock;

    /** How often one host may be asked in a minute, and how often at the same time. */
    record Rate(int perMinute, int parallel) {

        static Rate ofAnyone(Outbound limits) {
            return new Rate(limits.perMinute(), limits.parallel());
        }

        static Rate ofPushService(Outbound limits) {
            return new Rate(limits.pushPerMinute(), limits.pushParallel());
        }
    }

    /** Takes a place that must be given back. */
    synchronized Place enter(String host, Rate rate) {
        var minute = clock.instant().getEpochSecond() / 60;
        if (!uses.containsKey(host) && uses.size() >= MOST_HOSTS) {
            uses.values().removeIf(use -> use.isOver(minute));
        }
        if (!uses.containsKey(host) && uses.size() >= MOST_HOSTS) {
            throw OutboundException.busy("Too many hosts are being asked just now; try again in a minute.");
        }
        uses.computeIfAbsent(host, name -> new Use()).enter(host, minute, rate);
        return () -> leave(host);
    }

    synchronized int hosts() {
        return uses.size();
    }

    private synchronized void leave(String host) {
        uses.get(host).running--;
    }

    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Use {
        private long minute;
        private int inMinute;
        private int running;

        void enter(String host, long now, Rate rate) {
            if (minute != now) {
                minute = now;
                inMinute = 0;
            }
            if (inMinute >= rate.perMinute() || running >= rate.parallel()) {
                throw OutboundException.busy(
                        "The host " + host + " has been asked often enough; try again in a minute.");
            }
            inMinute++;
            running++;
        }

        boolean isOver(long now) {
            return running == 0 && minute < now;
        }
    }
}
