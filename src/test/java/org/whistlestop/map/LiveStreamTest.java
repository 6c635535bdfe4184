package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.log.EventKind;
import org.whistlestop.tour.log.TourLog;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LiveStreamTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @TestHTTPResource
    String url;

    @Inject
    TourFeeds feeds;

    @Inject
    TourLog log;

    private String base;
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        base = url.replaceAll("/$", "");
        tour = new TestTour(base).withStops();
    }

    @Test
    void anEventCarriesTheStopAsItIsNow() {
        try (var reader = new EventReader(base, tour.slug, tour.number())) {
            tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
            Eventually.holds("one event", SOON, () -> reader.numbers.size() == 1);

            var data = reader.lines.stream()
                    .filter(line -> line.startsWith("data: "))
                    .findFirst()
                    .orElseThrow();
            assertTrue(data.contains("\"kind\":\"arrived\""), data);
            assertTrue(data.contains("\"status\":\"live\""), data);
            assertTrue(reader.lines.contains("event: stop"));
            assertTrue(reader.lines.stream().anyMatch(line -> line.startsWith("retry: ")));
        }
    }

    @Test
    void aBrowserThatTakesPackedAnswersGetsTheStreamAsItIs() {
        try (var reader = new EventReader(base, tour.slug, "HTTP/1.1", "Accept-Encoding: gzip, deflate, br\r\n")) {
            tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
            Eventually.holds("one event", SOON, () -> reader.numbers.size() == 1);
            assertTrue(reader.lines.stream().anyMatch(line -> line.startsWith("retry: ")), reader.lines.toString());
            assertTrue(
                    reader.lines.stream().noneMatch(line -> line.toLowerCase().startsWith("content-encoding")),
                    reader.lines.toString());
        }
    }

    @Test
    void anOldReaderGetsNoChunks() {
        try (var reader = new EventReader(base, tour.slug, "HTTP/1.0", "")) {
            Eventually.holds(
                    "the head", SOON, () -> reader.lines.stream().anyMatch(line -> line.startsWith("retry: ")));
            tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
            Eventually.holds("one event", SOON, () -> reader.numbers.size() == 1);
            assertTrue(reader.lines.stream().noneMatch(line -> line.matches("[0-9a-f]{1,4}")), reader.lines.toString());
        }
    }

    @Test
    void whoComesBackGetsEveryNumberOnce() {
        var first = tour.number();
        sayTwenty();
        Eventually.holds("all in the log", SOON, () -> tour.number() == first + 20);
        for (var known : List.of(0L, first, first + 7, first + 19)) {
            try (var reader = new EventReader(base, tour.slug, known)) {
                var owed = LongStream.rangeClosed(known + 1, first + 20).boxed().toList();
                Eventually.holds("all after " + known, SOON, () -> reader.numbers.size() >= owed.size());
                assertEquals(owed, new ArrayList<>(reader.numbers));
            }
        }
    }

    @Test
    void whoKnowsAllGetsOnlyWhatIsNew() {
        sayTwenty();
        var known = tour.number();
        try (var reader = new EventReader(base, tour.slug, known);
                var newcomer = new EventReader(base, tour.slug, null);
                var fromTheFuture = new EventReader(base, tour.slug, known + 1_000)) {
            Eventually.holds(
                    "connected",
                    SOON,
                    () -> !fromTheFuture.lines.isEmpty() && !newcomer.lines.isEmpty() && !reader.lines.isEmpty());
            Eventually.holds("settled", SOON, () -> tour.number() >= known);
            tour.say("boston-copley-place", "left", Instant.now()).expect(201);
            for (var each : List.of(reader, newcomer, fromTheFuture)) {
                Eventually.holds("one event", SOON, () -> each.numbers.size() == 1);
                assertEquals(known + 1, each.last());
            }
        }
    }

    @Test
    void aReaderThatDoesNotReadHoldsNobodyUp() throws IOException {
        var uri = URI.create(base);
        try (var deaf = new Socket()) {
            deaf.setReceiveBufferSize(1_024);
            deaf.connect(new java.net.InetSocketAddress(uri.getHost(), uri.getPort()));
            deaf.getOutputStream()
                    .write(("GET /api/tours/" + tour.slug + "/live HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 0\r\n\r\n")
                            .getBytes());
            try (var reader = new EventReader(base, tour.slug, tour.number())) {
                for (var i = 0; i < 10; i++) {
                    sayTwenty();
                }
                Eventually.holds("the other hears all", SOON, () -> reader.numbers.size() == 200);
            }
        }
    }

    @Test
    void closedStreamsLeaveNothingBehind() {
        for (var i = 0; i < 60; i++) {
            new EventReader(base, tour.slug, 0L).close();
        }
        var subscribers = feeds.findBlocking(tour.slug).orElseThrow().subscribers();
        try (var reader = new EventReader(base, tour.slug, tour.number())) {
            Eventually.holds("one is left", SOON, () -> subscribers.count() == 1 && subscribers.loops() == 1);
            tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
            Eventually.holds("it hears", SOON, () -> reader.numbers.size() == 1);
        }
        Eventually.holds("none is left", SOON, () -> subscribers.count() == 0 && subscribers.loops() == 0);
    }

    @Test
    void aBurstLargerThanTheRingReachesAReaderWithoutAGap() {
        var first = tour.number();
        try (var reader = new EventReader(base, tour.slug, first)) {
            Eventually.holds("connected", SOON, () -> !reader.lines.isEmpty());
            appendAtOnce(5_000);
            var owed = LongStream.rangeClosed(first + 1, first + 5_000).boxed().toList();
            Eventually.holds("all", Duration.ofSeconds(20), () -> reader.last() == first + 5_000);
            assertEquals(owed, List.copyOf(reader.numbers));
        }
    }

    private void appendAtOnce(int events) {
        QuarkusTransaction.requiringNew().run(() -> {
            var id = Tour.getBySlug(tour.slug).id;
            var stop = Stop.getBySlug(id, "boston-copley-place").id;
            var now = log.take(id);
            for (var i = 0; i < events; i++) {
                log.append(id, EventKind.CHANGED, stop, null, now);
            }
        });
    }

    @Test
    void aHeartbeatKeepsAQuietLineOpen() {
        try (var reader = new EventReader(base, tour.slug, tour.number())) {
            Eventually.holds("a comment line", Duration.ofSeconds(20), () -> reader.lines.contains(":"));
        }
    }

    @Test
    void aReaderFromAReplicaThatHeardFirstGetsNothingTwice() {
        var first = tour.number();
        sayTwenty();
        var feed = feeds.findBlocking(tour.slug).orElseThrow();
        Eventually.holds("all here", SOON, () -> feed.ring().last() == first + 20);
        // Ahead of us by what the database has not got either: as after a restore.
        try (var ahead = new EventReader(base, tour.slug, first + 500)) {
            Eventually.holds("connected", SOON, () -> feed.subscribers().count() == 1);
            tour.say("boston-copley-place", "left", Instant.now()).expect(201);
            Eventually.holds("the new one only", SOON, () -> ahead.numbers.size() == 1);
            assertEquals(first + 21, ahead.last());
        }
    }

    @Test
    void nonsenseInLastEventIdIsAProblem() {
        tour.nobody.get(tour.api("/live"), "Last-Event-ID", "abc").expect(400);
        tour.nobody.get(tour.api("/live?after=-1")).expect(400);
    }

    private void sayTwenty() {
        for (var i = 0; i < 10; i++) {
            tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
            tour.say("natick-natick-mall", "late", Instant.now()).expect(201);
        }
    }
}
