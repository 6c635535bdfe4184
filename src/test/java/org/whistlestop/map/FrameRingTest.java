package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.tour.log.EventKind;
import org.whistlestop.tour.log.TourEvent;

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

    @Test
    void aPhotoThatWasTakenBackIsToldToNobodyWhoComesLater() {
        var ring = new FrameRing(10, 0);
        var photo = UUID.randomUUID();
        ring.add(ofPhoto(1, EventKind.PHOTO_SHOWN, photo, "a face"));
        ring.add(ofPhoto(2, EventKind.PHOTO_REMOVED, photo, null));

        var told = ring.from(1, 10).stream()
                .map(frame -> frame.bytes().toString(java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        assertEquals(2, told.size());
        assertTrue(told.get(0).contains("\nid: 1\n") && told.get(0).contains("photo-removed"), told.get(0));
        assertTrue(told.stream().noneMatch(text -> text.contains("a face")), told.toString());
    }

    private static Frame ofPhoto(long number, EventKind kind, UUID photo, String words) {
        var event = new TourEvent(number, kind, UUID.randomUUID(), null, photo, Instant.EPOCH);
        var card = words == null
                ? null
                : new PhotoCard(
                        photo, "s", "p", "Z", "/", words, null, "c", null, Instant.EPOCH, 1, 1, "", false, List.of());
        return Frame.ofPhoto(event, card, new ObjectMapper().findAndRegisterModules());
    }

    private static Frame frame(long number, UUID stop) {
        var event = new TourEvent(number, EventKind.CHANGED, stop, null, null, Instant.EPOCH);
        return new Frame(event, stop, null, EventLine.ready(""));
    }

    private static List<Long> numbers(List<Frame> frames) {
        return frames.stream().map(Frame::number).toList();
    }
}
