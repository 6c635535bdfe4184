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
    private boolean slow;
    private boolean reading;
    private boolean writing;
    private int missedHeartbeats;

    /** @param after the last number the reader knows; may be ahead of this process, when another replica told it */
    Subscriber(Context context, HttpServerResponse response, TourFeed feed, long after) {
        this.context = context;
        this.response = response;
        this.feed = feed;
        this.next = after + 1;
        this.catchingUp = next < feed.ring().first();
    }

    /** Begins to write, until the line breaks. */
    void open() {
        response.setWriteQueueMaxSize(QUEUE_BYTES);
        response.drainHandler(drained -> pump());
        response.closeHandler(closed -> feed.subscribers().remove(this));
        response.exceptionHandler(failed -> feed.subscribers().remove(this));
        feed.subscribers().add(this);
        if (response.closed()) {
            // It broke before there was a handler to hear of it.
            feed.subscribers().remove(this);
        } else {
            pump();
        }
    }

    /** Writes what the reader is owed, as far as the line takes it. */
    void pump() {
        while (!reading && !writing && isOpen() && !isFull()) {
            if (next < feed.ring().first() && (catchingUp || !slow)) {
                readFromLog();
                return;
            }
            catchingUp = false;
            var owed = feed.ring().from(next, AT_ONCE);
            if (owed.isEmpty()) {
                slow = false;
                return;
            }
            write(owed);
        }
    }

    private boolean isOpen() {
        return !response.ended() && !response.closed();
    }

    /** Remembers that the line could not take more: only who is slow gets states merged instead of every number. */
    private boolean isFull() {
        var full = response.writeQueueFull();
        slow |= full;
        return full;
    }

    /** Whoever comes back after long, or was passed by a burst, gets every number missed from the database. */
    private void readFromLog() {
        reading = true;
        feed.readLog(next, AT_ONCE)
                .onComplete(read -> context.runOnContext(again -> {
                    reading = false;
                    if (read.failed() || read.result().isEmpty()) {
                        close();
                    } else if (isOpen()) {
                        write(read.result());
                        pump();
                    }
                }));
    }

    /** A write may call the drain handler, and so pump(), before it returns. */
    private void write(List<Frame> frames) {
        writing = true;
        for (var frame : frames) {
            response.write(frame.bytes());
        }
        writing = false;
        next = frames.get(frames.size() - 1).number() + 1;
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
        if (isOpen()) {
            response.end();
        }
    }

    private void close() {
        feed.subscribers().remove(this);
        response.close();
    }
}
