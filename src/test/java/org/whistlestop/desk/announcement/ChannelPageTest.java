package org.whistlestop.desk.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChannelPageTest {

    @TestHTTPResource
    String base;

    private TestTour tour;
    private Browser keeper;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
        keeper = Browser.of(tour.admin);
    }

    @Test
    void aChannelIsAddedOnceAndTestedAtOnce() {
        var form = Map.of("id", UUID.randomUUID().toString(), "kind", "pages", "name", "Our pages");

        assertEquals(303, keeper.post(desk(""), form).statusCode());
        assertEquals(303, keeper.post(desk(""), form).statusCode());

        assertEquals(1, channels().size());
        assertFalse(channels().at("/0/checkedAt").isNull());
        var page = keeper.get(desk("?did=channel_set")).body();
        assertTrue(page.contains("data-state=\"sent\">Works</span>"), page);
        assertTrue(page.contains("Feed readers fetch when they like"), "what it cannot do");
        assertTrue(page.contains("Texts have up to 5000 characters."));
    }

    @Test
    void itIsRenamedTestedAndRemoved() {
        var id = added("Our pages");

        assertEquals(
                303,
                keeper.post(desk("/" + id), Map.of("kind", "pages", "name", "The pages"))
                        .statusCode());
        assertEquals("The pages", channels().at("/0/name").asText());
        assertEquals(
                303,
                Browser.of(tour.pr).post(desk("/" + id + "/check"), Map.of()).statusCode());
        assertEquals(303, keeper.post(desk("/" + id + "/removal"), Map.of()).statusCode());
        assertEquals(0, channels().size());
        assertEquals(404, keeper.get(desk("/" + id)).statusCode());
    }

    @Test
    void everybodySeesThemAndOnlyKeepersOfKeysChangeThem() {
        var id = added("Our pages");
        for (var other : new Browser[] {Browser.of(tour.pr), Browser.of(tour.moderator)}) {
            var page = other.get(desk("")).body();
            assertTrue(page.contains("Our pages") && page.contains("Test the connection"));
            assertFalse(page.contains("Add a channel") || page.contains("Remove it"));
            assertEquals(403, other.get(desk("/new?kind=pages")).statusCode());
            assertEquals(403, other.get(desk("/" + id)).statusCode());
            assertEquals(
                    403,
                    other.post(desk(""), Map.of("kind", "pages", "name", "Another"))
                            .statusCode());
            assertEquals(403, other.post(desk("/" + id + "/removal"), Map.of()).statusCode());
        }
        assertEquals(404, Browser.of(tour.stranger).get(desk("")).statusCode());
        assertEquals(1, channels().size());
    }

    @Test
    void aMistakeComesBackWithoutTheKey() {
        var form = new HashMap<>(Map.of("kind", "wordpress", "name", "", "address", "https://blog.example.com"));
        form.putAll(Map.of("account", "tour", "key", "s3cret words", "publish", "draft", "categories", "Tour, <b>"));

        var answer = keeper.post(desk(""), form);

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("value=\"https://blog.example.com\""));
        assertTrue(answer.body().contains("<option value=\"draft\" selected>"), answer.body());
        assertTrue(answer.body().contains("Tour, &lt;b&gt;"));
        assertFalse(answer.body().contains("s3cret"));
    }

    @Test
    void twoChannelsDoNotShareAName() {
        added("Our pages");

        var answer = keeper.post(desk(""), Map.of("kind", "pages", "name", "our PAGES"));

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("There is a channel"), answer.body());
    }

    @Test
    void onlyKindsThatSomebodySpeaksAreOffered() {
        var page = keeper.get(desk("")).body();
        assertTrue(page.contains("/channels/new?kind=pages"));
        assertEquals(404, keeper.get(desk("/new?kind=pigeon")).statusCode());
        assertEquals(404, keeper.get(desk("/new")).statusCode());
    }

    @Test
    void anEditLeavesSettingsThatTheFormDoesNotShow() {
        var typed = new ChannelForm(
                null, "wordpress", "Blog", "https://blog.example.com", "tour", "", "draft", "", "no", "private");

        var request = typed.request(Map.of("rest", "rest_route", "categories", "Old"));

        assertEquals(Map.of("rest", "rest_route", "publish", "draft", "pictures", "no"), request.settings());
        assertNull(request.key());
    }

    @Test
    void everyKindHasItsWords() {
        for (var kind : ChannelKind.values()) {
            var fields = ChannelFields.of(kind);
            assertEquals(kind.isRemote(), fields.address() != null, kind.word());
            assertEquals(kind.isKeyed(), fields.key() != null, kind.word());
            assertEquals(
                    kind.isRemote(),
                    ChannelForm.ofNew(kind).request(Map.of()).kind().isRemote());
        }
    }

    private String added(String name) {
        keeper.post(desk(""), Map.of("kind", "pages", "name", name));
        return channels().at("/0/id").asText();
    }

    private JsonNode channels() {
        return tour.pr.get(tour.api("/channels")).expect(200).json();
    }

    private String desk(String path) {
        return "/desk/tours/" + tour.slug + "/channels" + path;
    }
}
