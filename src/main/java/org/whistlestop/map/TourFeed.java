package org.whistlestop.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Keeps one tour's live picture and its subscribers up to date in this process. */
class TourFeed {

    private static final Logger LOG = Logger.getLogger(TourFeed.class);
    private static final int RING = 2_048;
    private static final int EVENTS_AT_ONCE = RING;
    /** Under a storm of events the picture is rebuilt at most so often; a single event never waits. */
    private static final long REST_MILLIS = 15;

    private static final long PATIENCE_MILLIS = 500;

    private final UUID tourId;
    private final PublicTours tours;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final FrameRing ring;
    private final Map<Context, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile long done;
    private volatile LivePicture picture;
    private volatile long lastUsed = System.nanoTime();

    /** Loads the tour; blocks. */
    TourFeed(UUID tourId, PublicTours tours, ObjectMapper json, Vertx vertx) {
        this.tourId = tourId;
        this.tours = tours;
        this.json = json;
        this.vertx = vertx;
        var moment = tours.read(tourId, 0, RING);
        this.picture = LivePicture.of(moment.tour(), json);
        this.ring = new FrameRing(RING, moment.tour().number());
        moment.events().forEach(event -> ring.add(Frame.of(event, picture)));
    }

    UUID tourId() {
        return tourId;
    }

    LivePicture picture() {
        lastUsed = System.nanoTime();
        return picture;
    }

    /** The picture with all that this process has written so far: who checks in and looks, sees it. */
    Future<LivePicture> freshPicture() {
        var turn = wanted.get();
        if (done >= turn) {
            return Future.succeededFuture(picture());
        }
        var promise = Promise.<LivePicture>promise();
        waiting.add(new Waiting(turn, promise));
        // A database that hangs must not take the map along.
        var patience = vertx.setTimer(PATIENCE_MILLIS, late -> promise.tryComplete(picture()));
        serveWaiting();
        return promise.future().onComplete(served -> vertx.cancelTimer(patience));
    }

    private void serveWaiting() {
        waiting.removeIf(one -> {
            var served = one.turn <= done;
            if (served) {
                one.promise.tryComplete(picture());
            }
            return served || one.promise.future().isComplete();
        });
    }

    FrameRing ring() {
        return ring;
    }

    boolean isIdleSince(long nanoTime) {
        return count() == 0 && lastUsed < nanoTime;
    }

    int count() {
        return subscribers.values().stream().mapToInt(Set::size).sum();
    }

    /** The log has grown; the picture follows, and after it everyone who watches. */
    void advance() {
        wanted.incrementAndGet();
        if (refreshing.compareAndSet(false, true)) {
            vertx.executeBlocking(this::refreshWhileBehind, false);
        }
    }

    private Void refreshWhileBehind() throws InterruptedException {
        do {
            while (done < wanted.get()) {
                refreshOrTryAgain();
                serveWaiting();
                Thread.sleep(REST_MILLIS);
            }
            refreshing.set(false);
        } while (done < wanted.get() && refreshing.compareAndSet(false, true));
        return null;
    }

    private void refreshOrTryAgain() throws InterruptedException {
        var turn = wanted.get();
        try {
            refresh();
            done = turn;
        } catch (RuntimeException e) {
            LOG.warnf("The live picture of tour %s stays as it is for now: %s", tourId, e.getMessage());
            Thread.sleep(1_000);
        }
    }

    private void refresh() {
        var known = ring.last();
        var moment = tours.read(tourId, known, EVENTS_AT_ONCE);
        picture = LivePicture.of(moment.tour(), json);
        for (var event : moment.events()) {
            ring.add(Frame.of(event, picture));
        }
        if (ring.last() > known) {
            tellEveryone();
        }
    }

    private void tellEveryone() {
        subscribers.forEach((context, those) -> context.runOnContext(go -> those.forEach(Subscriber::pump)));
    }

    void add(Subscriber subscriber) {
        subscribers
                .computeIfAbsent(subscriber.context, context -> ConcurrentHashMap.newKeySet())
                .add(subscriber);
    }

    void remove(Subscriber subscriber) {
        lastUsed = System.nanoTime();
        subscribers.getOrDefault(subscriber.context, Set.of()).remove(subscriber);
    }

    void beat() {
        subscribers.forEach((context, those) -> context.runOnContext(go -> those.forEach(Subscriber::beat)));
    }

    void end() {
        subscribers.forEach((context, those) -> context.runOnContext(go -> those.forEach(Subscriber::end)));
    }

    /** Reads frames that have left the ring; off the event loop. */
    Future<List<Frame>> readLog(long from, int atMost) {
        return vertx.executeBlocking(
                () -> tours.listAfter(tourId, from - 1, atMost).stream()
                        .map(event -> Frame.of(event, picture))
                        .toList(),
                false);
    }

    /** Somebody who looks while the picture is behind. */
    private record Waiting(long turn, Promise<LivePicture> promise) {}
}
