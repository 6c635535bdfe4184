package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.tour.StopStatus;

class FeatureBlockTest {

    private static final Instant NOON = Instant.parse("2026-11-22T17:00:00Z");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 63, 64, 65, 128, 300})
    void packedAndPlainAreTheSameFeatures(int count) throws IOException {
        var pieces = new ArrayList<GzipPiece>();
        pieces.add(GzipPiece.of("[".getBytes(StandardCharsets.UTF_8)));
        FeatureBlock.of(stops(count), List.of(), json).forEach(block -> pieces.add(block.bytes()));
        pieces.add(GzipPiece.of("]".getBytes(StandardCharsets.UTF_8)));

        var plain = GzipPiece.plain(pieces);
        var packed = GzipPiece.gzip(pieces);

        assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
        var read = json.readTree(plain);
        assertEquals(count, read.size());
        for (var i = 0; i < count; i++) {
            assertEquals("stop-" + i, read.get(i).at("/properties/slug").asText());
        }
    }

    @Test
    void onlyTheBlockOfAChangedStopIsMadeAnew() {
        var before = stops(300);
        var first = FeatureBlock.of(before, List.of(), json);
        var after = new ArrayList<>(before);
        after.set(70, stop(70, StopStatus.LIVE));

        var second = FeatureBlock.of(after, first, json);

        assertEquals(5, second.size());
        for (var i : List.of(0, 2, 3, 4)) {
            assertSame(first.get(i), second.get(i), "block " + i);
        }
        assertNotSame(first.get(1), second.get(1));
        assertTrue(
                second.get(1).texts().get(6).contains("live"),
                second.get(1).texts().get(6));
        assertSame(first.get(1).texts().get(5), second.get(1).texts().get(5));
    }

    @Test
    void aStopMoreOrLessMovesWhatIsBehindIt() {
        var first = FeatureBlock.of(stops(130), List.of(), json);
        var fewer = new ArrayList<>(stops(130));
        fewer.remove(3);

        var second = FeatureBlock.of(fewer, first, json);
        var fresh = FeatureBlock.of(fewer, List.of(), json);

        for (var i = 0; i < fresh.size(); i++) {
            assertArrayEquals(
                    fresh.get(i).bytes().plain(), second.get(i).bytes().plain());
            assertEquals(fresh.get(i).texts(), second.get(i).texts());
        }
    }

    private static List<StopFeature> stops(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> stop(number, StopStatus.PLANNED))
                .toList();
    }

    private static StopFeature stop(int number, StopStatus status) {
        var properties = new StopFeature.Properties(
                "stop-" + number,
                "Store " + number,
                null,
                "Boston",
                "MA",
                null,
                "US",
                status,
                NOON,
                NOON.plusSeconds(3_600),
                "America/New_York",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "/tours/t/stops/stop-" + number);
        return new StopFeature(new UUID(0, number), new StopFeature.Point(List.of(-71.0, 42.0)), properties);
    }
}
