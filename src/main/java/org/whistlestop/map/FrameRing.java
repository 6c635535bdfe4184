package org.whistlestop.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The newest frames of a tour, shared by all its subscribers. A subscriber is a number in here, not a queue of its own: who
 * falls behind the oldest frame is owed the newest state of each stop and photo that changed meanwhile, and nothing more.
 */
class FrameRing {

    private final int capacity;
    private ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final Map<UUID, Frame> newest = new LinkedHashMap<>();
    private volatile long last;

    FrameRing(int capacity, long last) {
        this.capacity = capacity;
        this.last = last;
    }

    synchronized void add(Frame frame) {
        if (frame.number() <= last && !frames.isEmpty()) {
            return;
        }
        if (frame.isOfPhoto()) {
            rewrite(frame);
        }
        frames.addLast(frame);
        newest.put(frame.about(), frame);
        last = frame.number();
        if (frames.size() > capacity) {
            frames.removeFirst();
        }
    }

    /** Who reads late is not told what was taken back meanwhile, but misses no number. */
    private void rewrite(Frame newer) {
        frames = frames.stream()
                .map(frame -> frame.about().equals(newer.about()) ? frame.inWordsOf(newer) : frame)
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    long last() {
        return last;
    }

    /** The oldest number that can be read one by one. */
    synchronized long first() {
        return frames.isEmpty() ? last + 1 : frames.peekFirst().number();
    }

    /** Frames from a number on, at most so many; empty when there is nothing newer. */
    synchronized List<Frame> from(long number, int atMost) {
        if (number > last) {
            return List.of();
        }
        return number < first() ? merged(number) : inOrder(number, atMost);
    }

    private List<Frame> inOrder(long number, int atMost) {
        // Almost everyone is owed the newest frame only.
        if (number == last) {
            return List.of(frames.peekLast());
        }
        var owed = new ArrayList<Frame>();
        for (var frame : frames) {
            if (frame.number() >= number && owed.size() < atMost) {
                owed.add(frame);
            }
        }
        return owed;
    }

    private List<Frame> merged(long number) {
        return newest.values().stream()
                .filter(frame -> frame.number() >= number)
                .sorted(Comparator.comparing(Frame::number))
                .toList();
    }
}
