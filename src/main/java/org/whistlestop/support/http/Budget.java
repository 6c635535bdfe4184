package org.whistlestop.support.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.whistlestop.support.WhistlestopConfig;

/** Counts the requests to each host, so that nobody makes us flood one; forgets a host a minute after its last request. */
@ApplicationScoped
class Budget {

    private static final int MOST_HOSTS = 10_000;

    private final Map<String, Use> uses = new HashMap<>();

    @Inject
    WhistlestopConfig config;

    @Inject
    Clock clock;

    /** Takes a place that must be given back. */
    synchronized Place enter(String host) {
        var minute = clock.instant().getEpochSecond() / 60;
        if (!uses.containsKey(host) && uses.size() >= MOST_HOSTS) {
            uses.values().removeIf(use -> use.isOver(minute));
        }
        if (!uses.containsKey(host) && uses.size() >= MOST_HOSTS) {
            throw OutboundException.refused("Too many hosts are being asked just now; try again in a minute.");
        }
        uses.computeIfAbsent(host, name -> new Use()).enter(host, minute, config.outbound());
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

        void enter(String host, long now, WhistlestopConfig.Outbound limits) {
            if (minute != now) {
                minute = now;
                inMinute = 0;
            }
            if (inMinute >= limits.perMinute() || running >= limits.parallel()) {
                throw OutboundException.refused(
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
