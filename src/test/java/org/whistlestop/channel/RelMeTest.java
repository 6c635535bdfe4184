package org.whistlestop.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.channel.OfficialAccount.LinksBack;
import org.whistlestop.support.http.Answer;

class RelMeTest {

    private static final List<URI> OURS = List.of(
            URI.create("https://tour.example/tours/summer"), URI.create("https://tour.example/tours/summer/accounts"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='https://tour.example/tours/summer' rel=me>us</a>",
                "<A HREF=https://tour.example/tours/summer/accounts REL='nofollow noopener ME'>us</A>",
                "<link rel=me href=https://tour.example/tours/summer>",
                "<area rel=me href=https://tour.example/tours/summer>",
                "<a rel=me href=' https://tour.example/tours/summer/ '>us</a>",
                "<a rel=me href=http://tour.example/tours/summer>us</a>",
                "<a rel=me href=https://TOUR.example:443/tours/summer?from=profile#top>us</a>",
                "<base href=https://tour.example/><a rel=me href=tours/summer>us</a>",
                "<a rel=me href=//tour.example/tours/summer>us</a>",
                "<p>Unclosed <a rel=me href=https://tour.example/tours/summer>us",
                "<a rel=me href=https://elsewhere.example>x</a><a rel=me href=https://tour.example/tours/summer>us</a>"
            })
    void aLinkOfOneselfToUsIsSeen(String html) {
        assertEquals(LinksBack.YES, read(html).linksBack());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a href=https://tour.example/tours/summer>us</a>",
                "<a rel=nofollow href=https://tour.example/tours/summer>us</a>",
                "<a rel=mechanic href=https://tour.example/tours/summer>us</a>",
                "<a rel=me>us</a>",
                "<a rel=me href=https://tour.example/>us</a>",
                "<a rel=me href=https://tour.example/tours/summer-2>us</a>",
                "<a rel=me href=https://tour.example/tours/Summer>us</a>",
                "<a rel=me href=https://tour.example.evil.example/tours/summer>us</a>",
                "<a rel=me href=https://evil.example/?u=https://tour.example/tours/summer>us</a>",
                "<a rel=me href=https://tour.example@evil.example/tours/summer>us</a>",
                "<a rel=me href=https://tour.example:8443/tours/summer>us</a>",
                "<a rel=me href=javascript://tour.example/tours/summer>us</a>",
                "<a rel=me href='https://tour example/tours/summer'>us</a>",
                "<!-- <a rel=me href=https://tour.example/tours/summer>us</a> -->",
                "<script>'<a rel=me href=https://tour.example/tours/summer>'</script>",
                "<textarea><a rel=me href=https://tour.example/tours/summer></textarea>",
                "https://tour.example/tours/summer rel=me"
            })
    void anythingElseIsNoLinkBack(String html) {
        assertEquals(LinksBack.NO, read(html).linksBack());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<https://tour.example/tours/summer>; rel=\"me\"|YES",
                "<https://tour.example/tours/summer>; rel=me|YES",
                "<https://a.example>; rel=next, <https://tour.example/tours/summer>; title=\"x\"; REL=\"author me\"|YES",
                "<https://tour.example/tours/summer>; rel=\"next\"|NO",
                "<https://tour.example/tours/summer>; title=\"rel=me\"|NO",
                "<https://a.example>; rel=me, <https://tour.example/tours/summer>; rel=next|NO",
                "https://tour.example/tours/summer; rel=me|NO",
                "<<<>>>;;;rel=|NO"
            })
    void aHeaderLinksToo(String header, LinksBack linksBack) {
        assertEquals(
                linksBack,
                RelMe.read(answer(200, "text/html", "", header), OURS).linksBack());
    }

    @ParameterizedTest
    @CsvSource({"404,text/html", "500,text/html", "304,text/html", "200,image/png", "200,application/json"})
    void whatIsNoPageLeavesItUnknown(int status, String type) {
        var found =
                RelMe.read(answer(status, type, "<a rel=me href=https://tour.example/tours/summer>us</a>", null), OURS);
        assertEquals(LinksBack.UNKNOWN, found.linksBack());
        assertNotNull(found.problem());
        assertTrue(found.mayPass());
    }

    @Test
    void aPageThatIsMadeToHurtIsReadAllTheSame() {
        for (var hostile :
                List.of("<div>", "<a rel=me href=x>", "<!--", "&", "<a ".repeat(3) + "x=", "\0", "<svg><math>")) {
            var page = hostile.repeat((1 << 20) / hostile.length());
            assertTimeout(
                    Duration.ofSeconds(20),
                    () -> assertEquals(LinksBack.NO, read(page).linksBack()),
                    hostile);
        }
        var header = "<https://a.example>;".repeat(50_000);
        assertTimeout(
                Duration.ofSeconds(20), () -> RelMe.read(answer(200, "text/html", "", header), OURS), "a long header");
    }

    @Test
    void placesThatShowNoSuchLinksAreKnown() {
        assertEquals("Bluesky", RelMe.silentPlace("https://bsky.app/profile/tour.example"));
        assertEquals("X", RelMe.silentPlace("https://www.x.com/tour"));
        assertEquals("Facebook", RelMe.silentPlace("https://M.facebook.com/tour"));
        assertNull(RelMe.silentPlace("https://mastodon.example/@tour"));
        assertNull(RelMe.silentPlace("https://notx.com/tour"));
        assertNull(RelMe.silentPlace("nonsense"));
    }

    private static RelMe.Found read(String html) {
        return RelMe.read(answer(200, "text/html; charset=utf-8", html, null), OURS);
    }

    private static Answer answer(int status, String type, String body, String link) {
        var headers = new HashMap<>(Map.of("content-type", List.of(type)));
        if (link != null) {
            headers.put("link", List.of(link));
        }
        return new Answer("https://social.example/@tour", status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
