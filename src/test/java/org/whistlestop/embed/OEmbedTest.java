package org.whistlestop.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;
import org.xml.sax.SAXException;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OEmbedTest {

    private static final String NATICK = "/stops/natick-natick-mall";

    @TestHTTPResource
    String url;

    @Inject
    WhistlestopConfig config;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NATICK})
    void aPageLeadsToItsAnswerInBothFormats(String stop) throws Exception {
        var page = tour.nobody.get("/tours/" + tour.slug + stop).expect(200).text();

        var json = ask(discovered(page, "application/json+oembed")).expect(200);
        assertTrue(json.header("Content-Type").startsWith("application/json"));
        assertEquals("*", json.header("Access-Control-Allow-Origin"));
        assertValid(json.json());
        var xml = ask(discovered(page, "text/xml+oembed")).expect(200);
        assertTrue(xml.header("Content-Type").startsWith("text/xml"));
        assertValidXml(xml.text());
    }

    @Test
    void theRulesCatchWhatIsWrong() {
        var good = answer(page(NATICK), "").expect(200);
        assertThrows(AssertionError.class, () -> assertValid(((ObjectNode) good.json()).put("version", "2.0")));
        assertThrows(AssertionError.class, () -> assertValid(((ObjectNode) good.json()).put("width", "640")));
        var loner = ((ObjectNode) good.json()).put("thumbnail_url", "https://x.example/a.png");
        loner.remove("thumbnail_width");
        assertThrows(AssertionError.class, () -> assertValid(loner));
        var xml = answer(page(NATICK), "&format=xml").expect(200).text();
        assertThrows(SAXException.class, () -> assertValidXml(xml.replaceFirst("<height>\\d+</height>", "<height/>")));
    }

    @Test
    void aStopIsAFrameOfItsHost() {
        var answer = answer(page(NATICK), "").expect(200).json();
        var html = answer.get("html").asText();

        assertEquals("rich", answer.get("type").asText());
        assertEquals(
                "Natick Mall, Natick, MA · A test tour", answer.get("title").asText());
        assertEquals("Rita Calloway", answer.get("author_name").asText());
        assertEquals("Whistlestop", answer.get("provider_name").asText());
        assertTrue(html.contains("<iframe src=\"" + at("/embed/tours/" + tour.slug + NATICK) + "\""), html);
        assertTrue(html.contains("sandbox=\"allow-scripts "), html);
        assertFalse(html.contains("<script"), html);
        assertTrue(html.contains("<a href=\"" + page(NATICK) + "\">"), html);
    }

    @ParameterizedTest
    @CsvSource({"320,10000", "500,600", "10000,350", "240,200", "1,1"})
    void nothingIsLargerThanItsPlace(int width, int height) {
        for (var path : new String[] {"", NATICK}) {
            var answer = answer(page(path), "&maxwidth=" + width + "&maxheight=" + height)
                    .expect(200)
                    .json();
            assertValid(answer);
            for (var name : new String[] {"width", "thumbnail_width"}) {
                assertTrue(answer.path(name).asInt() <= width, answer.toString());
            }
            for (var name : new String[] {"height", "thumbnail_height"}) {
                assertTrue(answer.path(name).asInt() <= height, answer.toString());
            }
        }
    }

    @Test
    void anArchiveIsAskedForLessOften() {
        assertEquals(
                3_600, answer(page(""), "").expect(200).json().get("cache_age").asInt());
        tour = new TestTour(tour.nobody.base());
        var start = TestTour.at(-4);
        tour.addStop("Copley Place", "Boston", "MA", 42.3474, -71.0781, start, start.plusHours(3));
        Eventually.holds(
                "the tour is over",
                Duration.ofSeconds(10),
                () -> answer(page(""), "").expect(200).json().get("cache_age").asInt() == 7 * 86_400);
    }

    @Test
    void aLowPlaceHasNoMap() {
        var html = answer(page(NATICK), "&maxheight=400")
                .expect(200)
                .json()
                .get("html")
                .asText();
        assertTrue(html.contains("?map=none"), html);
    }

    @Test
    void anAddressMayBeTheEmbedsOwnOrHaveMoreToIt() {
        var plain = answer(page(NATICK), "").expect(200).text();
        for (var same : new String[] {
            at("/embed/tours/" + tour.slug + NATICK), page(NATICK) + "/", page(NATICK) + "?utm_source=x#photos"
        }) {
            assertEquals(plain, answer(same, "").expect(200).text(), same);
        }
        assertEquals(
                plain,
                answer(page(NATICK).replace("http:", "https:"), "").expect(200).text());
    }

    @Test
    void whatIsNotOursOrNotThereIsNotFound() {
        for (var unknown : new String[] {
            page("").replaceFirst("//[^/:]+", "//elsewhere.example"),
            page("").replaceFirst("//([^/:]+)(:[0-9]+)?", "//$1:4"),
            at("/tours/nowhere"),
            page("/stops/nowhere"),
            page("/photos"),
            at("/"),
            at("/tours/%00"),
            at("/tours/../tours"),
            "javascript:alert(1)",
            "not an address"
        }) {
            answer(unknown, "").expect(404);
        }
    }

    @Test
    void aHiddenStopIsLikeOneThatDoesNotExist() {
        var slug = tour.addHiddenStop();

        answer(page("/stops/" + slug), "").expect(404);
    }

    @Test
    void theStaffsPagesAreRefused() {
        for (var path : new String[] {"/desk/tours/" + tour.slug, "/check-in", tour.api("/check-ins")}) {
            answer(at(path), "").expect(401);
        }
    }

    @Test
    void anotherFormatIsNotImplemented() {
        answer(page(NATICK), "&format=yaml").expect(501);
    }

    @Test
    void aQuestionWithoutSenseIsRefused() {
        tour.nobody.get("/oembed").expect(400);
        answer(page(NATICK), "&maxwidth=wide").expect(400);
        answer(page(NATICK), "&maxheight=-3").expect(400);
    }

    @Test
    void markupInATitleIsOnlyText() {
        tour = new TestTour(tour.nobody.base(), Map.of("title", "A <b>\"bold\"</b> & brave tour"));
        var html = answer(page(""), "").expect(200).json().get("html").asText();

        assertTrue(html.contains("title=\"A &lt;b&gt;&quot;bold&quot;&lt;/b&gt; &amp; brave tour\""), html);
        assertFalse(html.contains("<b>"), html);
    }

    private String at(String path) {
        return config.baseUrl().resolve(path).toString();
    }

    private String page(String stop) {
        return at("/tours/" + tour.slug + stop);
    }

    private Api.Answer answer(String page, String more) {
        return tour.nobody.get("/oembed?url=" + URLEncoder.encode(page, UTF_8) + more);
    }

    /** On the port where this test runs. */
    private Api.Answer ask(String discovered) {
        return tour.nobody.get(discovered.substring(at("").length()));
    }

    private static String discovered(String page, String type) {
        var link = Pattern.compile("<link rel=\"alternate\" type=\"" + Pattern.quote(type) + "\" href=\"([^\"]+)\"")
                .matcher(page);
        assertTrue(link.find(), "no " + type + " on the page");
        return link.group(1).replace("&amp;", "&");
    }

    private static void assertValid(JsonNode answer) {
        var problems = schema().validate(answer);
        assertTrue(problems.isEmpty(), problems + " in " + answer);
    }

    private static JsonSchema schema() {
        var strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(OEmbedTest.class.getResourceAsStream("/oembed/rich.schema.json"), strict);
    }

    private static void assertValidXml(String answer) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(OEmbedTest.class.getResource("/oembed/rich.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(answer)));
    }
}
