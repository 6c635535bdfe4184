package org.whistlestop.map;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** One open stream. All of it happens on the event loop of its connection. */
class Subscriber {

    private static final int AT_ONCE = 64;
    /** Unread bytes that we keep for a slow phone before we stop writing. */
    private static final int QUEUE_BYTES = 32 * 1024;

    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    final Context context;
    private final HttpServerResponse response;
    private final TourFeed feed;
    private long next;
    private boolean catchingUp;
    private boolean reading;
    private boolean writing;
    private int missedHeartbeats;

    /** @param after the last number the reader knows */
    Subscriber(Context context, HttpServerResponse response, TourFeed feed, long after) {
        this.context = context;
        this.response = response;
        this.feed = feed;
        this.next = Math.min(after, feed.ring().last()) + 1;
        this.catchingUp = next < feed.ring().first();
        response.setWriteQueueMaxSize(QUEUE_BYTES);
        response.drainHandler(drained -> pump());
    }

    /** Writes what the reader is owed, as far as the line takes it. */
    void pump() {
        while (!reading && !writing && !response.ended() && !response.closed() && !response.writeQueueFull()) {
            if (catchingUp && next < feed.ring().first()) {
                readFromLog();
                return;
            }
            catchingUp = false;
            var owed = feed.ring().from(next, AT_ONCE);
            if (owed.isEmpty()) {
                return;
            }
            write(owed);
        }
    }

    /** A reader that comes back after long gets every number it missed, from the database. */
    private void readFromLog() {
        reading = true;
        feed.readLog(next, AT_ONCE)
                .onComplete(read -> context.runOnContext(again -> {
                    reading = false;
                    if (read.failed()) {
                        close();
                        return;
                    }
                    write(read.result());
                    pump();
                }));
    }

    private void write(List<Frame> frames) {
        for (var frame : frames) {
            response.write(frame.bytes());
        }
        next = frames.isEmpty()
                ? feed.ring().first()
                : frames.get(frames.size() - 1).number() + 1;
    }

    /** Finds the dead: whoever took nothing for three heartbeats is gone. */
    void beat() {
        if (!response.writeQueueFull()) {
            missedHeartbeats = 0;
            response.write(HEARTBEAT);
        } else if (++missedHeartbeats >= 3) {
            close();
        }
    }

    void end() {
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    private void close() {
        response.close();
    }
}
