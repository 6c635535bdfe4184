package org.whistlestop.map;

import io.vertx.core.Context;
import java.util.List;

/** One open stream. All of it happens on the event loop of its connection. */
class Subscriber {

    private static final int AT_ONCE = 64;
    /** Unread bytes that we keep for a slow phone before we stop writing. */
    private static final int QUEUE_BYTES = 32 * 1024;

    final Context context;
    private final EventLine line;
    private final TourFeed feed;
    private long next;
    private boolean catchingUp;
    private boolean slow;
    private boolean reading;
    private boolean writing;
    private int missedHeartbeats;

    /** @param after the last number the reader knows; may be ahead of this process, when another replica told it */
    Subscriber(Context context, EventLine line, TourFeed feed, long after) {
        this.context = context;
        this.line = line;
        this.feed = feed;
        this.next = after + 1;
        this.catchingUp = next < feed.ring().first();
    }

    /** Begins to write, until the line breaks. */
    void open() {
        var response = line.response();
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
        while (isOwed() && !reading && !writing && line.isOpen() && !isFull()) {
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

    /** Whoever has the newest, as nearly everyone does, is no longer slow. */
    private boolean isOwed() {
        var owed = next <= feed.ring().last();
        slow &= owed;
        return owed;
    }

    /** Remembers that the line could not take more: only who is slow gets states merged instead of every number. */
    private boolean isFull() {
        var full = line.isFull();
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
                    } else if (line.isOpen()) {
                        write(read.result());
                        pump();
                    }
                }));
    }

    /** A write may call the drain handler, and so pump(), before it returns. */
    private void write(List<Frame> frames) {
        writing = true;
        for (var frame : frames) {
            line.write(frame.bytes());
        }
        line.flush();
        writing = false;
        next = frames.get(frames.size() - 1).number() + 1;
    }

    /** Finds the dead: whoever took nothing for three heartbeats is gone. */
    void beat() {
        if (!line.isOpen()) {
            return;
        }
        if (!line.isFull()) {
            missedHeartbeats = 0;
            line.beat();
        } else if (++missedHeartbeats >= 3) {
            close();
        }
    }

    /** The connection may stay, and what is written to it now would stand in somebody's next answer. */
    void end() {
        feed.subscribers().remove(this);
        line.end();
    }

    private void close() {
        feed.subscribers().remove(this);
        line.response().close();
    }
}
