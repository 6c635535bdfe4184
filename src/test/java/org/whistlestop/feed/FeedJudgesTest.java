package org.whistlestop.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.gallery.Hung;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;
import org.xml.sax.InputSource;

/** Feeds with all that can stand in them, and with words that try to break out, before validators and a foreign reader. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FeedJudgesTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String NASTY =
            "]]></title><script>alert(1)</script> & &amp; <![CDATA[ x ]]> \uFFFE \u202e \"quoted\" 😀 &notAnEntity;";
    private static final String LEGAL = NASTY.replace("\uFFFE", "");

    @TestHTTPResource
    String url;

    @Inject
    Hung hung;

    private TestTour tour;
    private final UUID arrived = UUID.randomUUID();

    @BeforeEach
    void fill() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        var store = Map.of(
                "store",
                NASTY.replaceAll("[\uFFFE\u202e]", ""),
                "city",
                "Natick",
                "region",
                "MA",
                "latitude",
                42.3010,
                "longitude",
                -71.3826);
        tour.pr.put(tour.api("/stops/natick-natick-mall/store"), store).expect(200);
        hung.photo(tour.slug, BOSTON, Instant.now(), "A \"cup\"", NASTY, "Ana & <b>");
        hung.photo(tour.slug, BOSTON, Instant.now(), null, null, null);
        var body = tour.checkIn(BOSTON, "arrived", Instant.now());
        body.put("note", NASTY);
        tour.host.put("/api/check-ins/" + arrived, body).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/stops/" + BOSTON})
    void anAtomFeedIsWhatTheStandardAsks(String of) throws Exception {
        assertEquals("", faults("atom", get(of + "/feed.atom")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/stops/" + BOSTON})
    void anRssFeedIsWhatTheSpecificationAsks(String of) throws Exception {
        assertEquals("", faults("rss", get(of + "/feed.rss")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/stops/" + BOSTON})
    void aJsonFeedIsWhatTheSpecificationAsks(String of) throws Exception {
        assertEquals(List.of(), jsonFaults(get(of + "/feed.json")));
    }

    @Test
    void theJudgesFindWhatIsWrong() throws Exception {
        var atom = get("/feed.atom");
        assertTrue(!faults("atom", atom.replaceFirst("<updated>[^<]*</updated>", ""))
                .isEmpty());
        assertTrue(
                !faults("atom", atom.replaceFirst("<author>.*?</author>", "")).isEmpty());
        assertTrue(!faults("rss", get("/feed.rss").replaceFirst("isPermaLink=\"false\"", ""))
                .isEmpty());
        assertTrue(!jsonFaults(get("/feed.json").replaceFirst("\"url\":\"http", "\"url\":\""))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss", "json"})
    @NeedsTool("npm")
    void anotherReaderReadsTheSameWords(String format) throws Exception {
        var read = new ObjectMapper().readTree(NpmTools.judge("read-feed.mjs", get("/feed." + format)));

        assertEquals(format, read.get("format").asText());
        var feed = read.get("feed");
        assertTrue(feed.toString().contains("urn:uuid:" + arrived), feed.toString());
        assertTrue(holds(feed, LEGAL) || holds(feed, NASTY), feed.toString());
        if (!format.equals("json")) {
            assertTrue(feed.findPath("georss").toString().contains("42.3474"), feed.toString());
            assertThrows(
                    AssertionError.class,
                    () -> NpmTools.judge(
                            "read-feed.mjs", "<p>" + get("/feed." + format).substring(60)));
        }
    }

    /** Whether some text in it is, to the letter, the one that was said. */
    private static boolean holds(JsonNode node, String words) {
        if (node.isTextual()) {
            return tidy(node.asText()).equals(tidy(words));
        }
        for (var child : node) {
            if (holds(child, words)) {
                return true;
            }
        }
        return false;
    }

    private static String tidy(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    private String get(String below) {
        return tour.nobody.get("/tours/" + tour.slug + below).expect(200).text();
    }

    private static String faults(String schema, String xml) throws Exception {
        var words = new StringWriter();
        var properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(words));
        var driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        var path = FeedJudgesTest.class.getResource("/feed/" + schema + ".rnc");
        assertTrue(driver.loadSchema(new InputSource(path.toString())), words::toString);
        var sound = driver.validate(new InputSource(new StringReader(xml)));
        return sound ? "" : "Not sound: " + words;
    }

    private static List<String> jsonFaults(String json) throws Exception {
        try (var schema = FeedJudgesTest.class.getResourceAsStream("/feed/json-feed.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(new ObjectMapper().readTree(json))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
