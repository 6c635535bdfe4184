package org.whistlestop.map;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Those who look while the picture is behind; they are answered on their own event loop, and never wait long. */
class Waiters {

    /** A database that hangs must not take the map along. */
    private static final long PATIENCE_MILLIS = 500;

    private final Vertx vertx;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    Waiters(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Waits until a turn is done.
     *
     * @param done tells how far it is, asked once more after queueing, so that nobody is overlooked
     */
    Future<LivePicture> add(long turn, LongSupplier done, Supplier<LivePicture> picture) {
        Promise<LivePicture> promise = ((ContextInternal) vertx.getOrCreateContext()).promise();
        queue.add(new Waiting(turn, promise, picture));
        var patience = vertx.setTimer(PATIENCE_MILLIS, late -> promise.tryComplete(picture.get()));
        serve(done.getAsLong());
        return promise.future().onComplete(served -> vertx.cancelTimer(patience));
    }

    void serve(long done) {
        queue.removeIf(one -> {
            if (one.turn <= done) {
                one.promise.tryComplete(one.picture.get());
            }
            return one.promise.future().isComplete();
        });
    }

    private record Waiting(long turn, Promise<LivePicture> promise, Supplier<LivePicture> picture) {}
}
