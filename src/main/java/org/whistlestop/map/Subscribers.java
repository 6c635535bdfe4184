package org.whistlestop.map;

import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The open streams of one tour, grouped by event loop: one task a loop reaches them all. */
class Subscribers {

    private final Map<Context, Set<Subscriber>> byLoop = new ConcurrentHashMap<>();

    void add(Subscriber subscriber) {
        byLoop.compute(loopOf(subscriber), (loop, those) -> {
            var all = those == null ? ConcurrentHashMap.<Subscriber>newKeySet() : those;
            all.add(subscriber);
            return all;
        });
    }

    void remove(Subscriber subscriber) {
        byLoop.computeIfPresent(loopOf(subscriber), (loop, those) -> {
            those.remove(subscriber);
            return those.isEmpty() ? null : those;
        });
    }

    int count() {
        return byLoop.values().stream().mapToInt(Set::size).sum();
    }

    int loops() {
        return byLoop.size();
    }

    void each(Consumer<Subscriber> act) {
        byLoop.forEach((loop, those) -> loop.runOnContext(go -> those.forEach(act)));
    }

    /** Every request has a context of its own; what they share is the one beneath. */
    private static Context loopOf(Subscriber subscriber) {
        return ((ContextInternal) subscriber.context).unwrap();
    }
}
