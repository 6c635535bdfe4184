package org.whistlestop.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.Settlement;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopState;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.TimeWindow;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Venue;
import org.whistlestop.tour.log.TourLog;

/** Histories that reach us shuffled, doubled and late end as their twin that came in order. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ShuffledHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("shuffled", 300);
    private static final Instant BASE =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));

    @TestHTTPResource
    String url;

    @Inject
    CheckIns checkIns;

    @Inject
    Settlement settlement;

    @Inject
    Stops stops;

    @Inject
    TourLog log;

    @Test
    void aThousandShuffledHistoriesEndAsTheirTwins() {
        var slug = new TestTour(url.replaceAll("/$", "")).slug;
        var endings = new HashSet<StopStatus>();
        for (var seed = 0; seed < HISTORIES; seed++) {
            var history = history(new Random(seed));
            var inOrder = play(slug, seed * 2L, history, new Random(seed), false);
            var shuffled = play(slug, seed * 2L + 1, history, new Random(seed), true);

            assertEquals(inOrder, shuffled, "history " + seed + ": " + history);
            endings.add(inOrder.state().status());
        }
        // Histories that all end alike would prove nothing.
        assertEquals(Set.of(StopStatus.PLANNED, StopStatus.LATE, StopStatus.LIVE, StopStatus.DONE), endings);
    }

    private static List<Word> history(Random random) {
        var words = new ArrayList<Word>();
        var length = 1 + random.nextInt(9);
        for (var i = 0; i < length; i++) {
            var target = i == 0 || words.get(i - 1).kind == CheckInKind.WITHDRAWN ? -1 : i - 1;
            var kind = target >= 0 && random.nextInt(3) == 0
                    ? CheckInKind.WITHDRAWN
                    : CheckInKind.values()[random.nextInt(3)];
            // Few distinct minutes, so that ties happen.
            words.add(new Word(
                    i, kind, BASE.plus(Duration.ofMinutes(random.nextInt(6))), 5 * (1 + random.nextInt(4)), target));
        }
        return words;
    }

    private End play(String slug, long name, List<Word> history, Random random, boolean shuffle) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var tour = Tour.getBySlug(slug);
            log.take(tour.id);
            var stop = newStop(tour, name);
            var arriving = new ArrayList<>(history);
            if (shuffle) {
                arriving.addAll(history.subList(0, random.nextInt(history.size() + 1)));
                Collections.shuffle(arriving, random);
            } else {
                arriving.sort(java.util.Comparator.comparing(Word::at));
            }
            var received = BASE.plus(Duration.ofMinutes(10));
            for (var word : arriving) {
                received = received.plusSeconds(shuffle ? random.nextInt(600) : 1);
                checkIns.record(word.id(name), tour, stop, tour.host, word.request(tour, stop, name), received);
            }
            settlement.settle(tour, stop, BASE.plus(Duration.ofHours(3)), null);
            return new End(
                    stop.state,
                    stop.shown,
                    CheckIn.count("stopId = ?1 and withdrawn", stop.id),
                    CheckIn.count("stopId", stop.id));
        });
    }

    private Stop newStop(Tour tour, long name) {
        var zone = ZoneId.of("America/New_York");
        var starts = LocalDateTime.ofInstant(BASE, zone);
        var venue = new Venue("Store " + name, "", "Boston", "MA", "", "US", new GeoPoint(42.3, -71.0));
        var stop = Stop.planned(tour.id, (int) name, venue, TimeWindow.of(starts, starts.plusHours(6), zone), null);
        stops.addTo(tour, stop, BASE);
        return stop;
    }

    private record End(StopState state, StopState shown, long withdrawn, long checkIns) {}

    private record Word(int index, CheckInKind kind, Instant at, int minutes, int target) {

        /** Twins' ids are in the same order, since ties go by id. */
        UUID id(long name) {
            return new UUID(0x4000_0000L + name, index);
        }

        NewCheckIn request(Tour tour, Stop stop, long name) {
            return new NewCheckIn(
                    tour.slug,
                    stop.slug,
                    kind,
                    kind == CheckInKind.LATE ? minutes : null,
                    kind == CheckInKind.WITHDRAWN ? new UUID(0x4000_0000L + name, target) : null,
                    at,
                    null,
                    null,
                    null);
        }
    }
}
