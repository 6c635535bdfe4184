package org.whistlestop.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Keeps one tour's live picture and its subscribers up to date in this process. */
class TourFeed {

    private static final Logger LOG = Logger.getLogger(TourFeed.class);
    private static final int RING = 2_048;
    /** Under a storm of events the picture is rebuilt at most so often; a single event never waits. */
    private static final long REST_MILLIS = 15;

    private static final long PATIENCE_MILLIS = 1_000;

    private final UUID tourId;
    private final PublicTours tours;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final FrameRing ring;
    private final Subscribers subscribers = new Subscribers();
    private final Waiters waiters;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile boolean closed;
    private volatile long done;
    private volatile LivePicture picture;
    private volatile long lastUsed = System.nanoTime();

    /** Loads the tour; blocks. */
    TourFeed(UUID tourId, PublicTours tours, ObjectMapper json, Vertx vertx) {
        this.tourId = tourId;
        this.tours = tours;
        this.json = json;
        this.vertx = vertx;
        this.waiters = new Waiters(vertx);
        var moment = tours.readNewest(tourId, RING);
        this.picture = LivePicture.of(moment.tour(), json, null);
        this.ring = new FrameRing(RING, moment.tour().number());
        frames(moment.told(), picture).forEach(ring::add);
    }

    UUID tourId() {
        return tourId;
    }

    LivePicture picture() {
        use();
        return picture;
    }

    /** Whether the picture has all that this process has written so far. */
    boolean isFresh() {
        return done >= wanted.get();
    }

    /** The picture with all that this process has written so far: who checks in and looks, sees it. */
    Future<LivePicture> freshPicture() {
        var turn = wanted.get();
        return done >= turn ? Future.succeededFuture(picture()) : waiters.add(turn, () -> done, this::picture);
    }

    /** The same for who may wait, but not for long: an older picture is better than none. */
    LivePicture awaitFreshPicture() {
        try {
            return freshPicture().toCompletionStage().toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return picture();
        } catch (ExecutionException | TimeoutException e) {
            return picture();
        }
    }

    FrameRing ring() {
        return ring;
    }

    Subscribers subscribers() {
        return subscribers;
    }

    void use() {
        lastUsed = System.nanoTime();
    }

    boolean isIdleSince(long nanoTime) {
        return subscribers.count() == 0 && lastUsed < nanoTime;
    }

    /** The log has grown; the picture follows, and after it everyone who watches. */
    void advance() {
        wanted.incrementAndGet();
        if (refreshing.compareAndSet(false, true)) {
            vertx.executeBlocking(this::refreshWhileBehind, false);
        }
    }

    /** Tries no more: a database that is gone with the program would be asked until the program is killed. */
    void close() {
        closed = true;
    }

    private Void refreshWhileBehind() throws InterruptedException {
        do {
            while (done < wanted.get() && !closed) {
                refreshOrTryAgain();
                waiters.serve(done);
                Thread.sleep(REST_MILLIS);
            }
            refreshing.set(false);
        } while (done < wanted.get() && !closed && refreshing.compareAndSet(false, true));
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

    /** More events than the ring holds are read in turns, so that no number is left out. */
    private void refresh() {
        List<Frame> frames;
        do {
            var moment = tours.readAfter(tourId, ring.last(), RING);
            var fresh = LivePicture.of(moment.tour(), json, picture);
            picture = fresh;
            frames = frames(moment.told(), fresh);
            frames.forEach(ring::add);
            if (!frames.isEmpty()) {
                subscribers.each(Subscriber::pump);
            }
        } while (frames.size() == RING);
    }

    /** Reads frames that have left the ring; off the event loop. */
    Future<List<Frame>> readLog(long from, int atMost) {
        return vertx.executeBlocking(
                () -> frames(tours.readEvents(picture.tour().tour(), from - 1, atMost), picture), false);
    }

    private List<Frame> frames(PublicTours.Told told, LivePicture picture) {
        return told.events().stream()
                .map(event -> event.kind().isOfPhotos()
                        ? Frame.ofPhoto(event, told.photos().get(event.photoId()), json)
                        : Frame.of(event, picture))
                .toList();
    }
}
