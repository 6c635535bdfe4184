package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameRingTest {

    private static final UUID BOSTON = UUID.randomUUID();
    private static final UUID NATICK = UUID.randomUUID();

    @Test
    void whoKeepsUpIsOwedEveryNumberInOrder() {
        var ring = ringWith(10, 7);

        assertEquals(List.of(4L, 5L, 6L, 7L), numbers(ring.from(4, 100)));
        assertEquals(List.of(7L), numbers(ring.from(7, 100)));
        assertEquals(List.of(), numbers(ring.from(8, 100)));
        assertEquals(List.of(1L, 2L), numbers(ring.from(1, 2)));
    }

    @Test
    void whoFellBehindTheOldestIsOwedTheNewestOfEachStop() {
        var ring = ringWith(5, 100);

        assertEquals(96, ring.first());
        assertEquals(List.of(99L, 100L), numbers(ring.from(3, 100)));
    }

    @Test
    void aStopThatDidNotChangeMeanwhileIsNotOwed() {
        var ring = new FrameRing(3, 0);
        ring.add(frame(1, BOSTON));
        LongStream.rangeClosed(2, 9).forEach(number -> ring.add(frame(number, NATICK)));

        assertEquals(List.of(9L), numbers(ring.from(2, 100)));
        assertEquals(List.of(1L, 9L), numbers(ring.from(1, 100)));
    }

    @Test
    void aFrameThatComesTwiceStandsOnce() {
        var ring = ringWith(10, 3);
        ring.add(frame(3, BOSTON));

        assertEquals(List.of(1L, 2L, 3L), numbers(ring.from(1, 100)));
    }

    private static FrameRing ringWith(int capacity, int frames) {
        var ring = new FrameRing(capacity, 0);
        LongStream.rangeClosed(1, frames).forEach(number -> ring.add(frame(number, number % 2 == 0 ? BOSTON : NATICK)));
        return ring;
    }

    private static Frame frame(long number, UUID stop) {
        return new Frame(number, stop, false, Buffer.buffer());
    }

    private static List<Long> numbers(List<Frame> frames) {
        return frames.stream().map(Frame::number).toList();
    }
}
