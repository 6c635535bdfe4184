package org.whistlestop.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NodeFiles;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * Phones that were offline, killed and answered twice end as their twin who was always online: the app's own modules in plain Node
 * against this server. {@code offline-histories.js} says what "the same" means; {@code -Dhistories=10000} plays them all.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OfflineHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 300);
    private static final int PER_PAIR = 10;

    @TestHTTPResource
    String url;

    @Test
    @NeedsTool("node")
    void historiesOfOfflineWorkEndAsTheirOnlineTwins() throws Exception {
        var seen = play(HISTORIES);

        assertEquals(List.of(), texts(seen.get("failures")));
        assertEquals(HISTORIES, seen.get("histories").asInt());
        // Histories that all end alike would prove nothing.
        assertEquals(Set.of("planned", "late", "live", "done", "cancelled"), names(seen.get("statuses")));
        assertEquals(
                Set.of(
                        "check-in slipped",
                        "check-in moved",
                        "check-in cancelled",
                        "slip slipped",
                        "slip moved",
                        "slip cancelled",
                        "slip behind"),
                parts(seen.get("asked"), " (mine|theirs)$"));
        assertEquals(
                Set.of("check-in mine", "check-in theirs", "slip mine", "slip theirs"),
                parts(seen.get("asked"), " (slipped|moved|cancelled|behind)"));
        System.out.println("MEASURED offline histories: " + seen);
    }

    private static Set<String> parts(JsonNode counts, String without) {
        return names(counts).stream().map(name -> name.replaceAll(without, "")).collect(Collectors.toSet());
    }

    private JsonNode play(int histories) throws IOException, InterruptedException {
        NodeFiles.copy(Path.of("target/js-histories"));
        var node = new ProcessBuilder("node", "src/test/js/offline-histories.js", "play")
                .directory(Path.of("target/js-histories").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = node.getOutputStream()) {
            in.write(Api.JSON.writeValueAsBytes(work(histories)));
        }
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        node.waitFor();
        return Api.JSON.readTree(said);
    }

    private Map<String, Object> work(int histories) {
        var base = url.replaceAll("/$", "");
        var pairs = IntStream.range(0, (histories + PER_PAIR - 1) / PER_PAIR)
                .mapToObj(pair -> List.of(tour(base), tour(base)))
                .toList();
        return Map.of("base", base, "from", 0, "to", histories, "pairs", pairs);
    }

    private static Map<String, String> tour(String base) {
        var tour = new TestTour(base);
        return Map.of("slug", tour.slug, "host", tour.host.token(), "pr", tour.pr.token());
    }

    private static List<String> texts(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToObj(at -> list.get(at).asText())
                .toList();
    }

    private static Set<String> names(JsonNode counts) {
        var names = new HashSet<String>();
        counts.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
