package org.whistlestop.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.photo.HandsIn;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GalleryTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String NATICK = "natick-natick-mall";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Pattern PHOTO = Pattern.compile("data-photo=\"([^\"]+)\"");

    @TestHTTPResource
    String url;

    @Inject
    Hung hung;

    @Inject
    HandsIn hands;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void theNewestStandsFirstWithAllThatIsKnownOfIt() {
        hang(BOSTON, 1);
        var newest = hung.photo(tour.slug, BOSTON, NOON.plusSeconds(600), "A cup", "Coffee for twelve", "Ana");
        var page = page("");

        assertEquals(newest.toString(), photosOn(page).get(0));
        assertTrue(page.contains("alt=\"A cup\""), page);
        assertTrue(page.contains("Coffee for twelve"));
        assertTrue(page.contains("Photo: Ana"));
        assertTrue(page.contains("Copley Place, Boston"));
        assertTrue(page.contains("Sat, Nov 21, 10:52 AM EST"));
        assertTrue(page.contains("type=\"image/webp\" srcset=\"/photos/" + newest));
        assertTrue(page.contains("width=\"1280\" height=\"960\""));
    }

    @Test
    void whoHasNoAlternativeTextHasOtherWordsButNeverAFilesName() {
        hung.photo(tour.slug, BOSTON, NOON, null, null, null);
        assertTrue(page("").contains("alt=\"Photo from Copley Place, Boston\""));
    }

    @Test
    void oneStopsPhotosAreByThemselves() {
        var boston = hang(BOSTON, 1);
        var natick = hang(NATICK, 2);

        assertEquals(List.of(natick.toString(), boston.toString()), photosOn(page("")));
        assertEquals(List.of(natick.toString()), photosOn(page("?stop=" + NATICK)));
        assertEquals(List.of(natick.toString(), boston.toString()), photosOn(page("?stop=")));
        assertTrue(page("").contains("<option value=\"" + BOSTON + "\">Copley Place, Boston (1)</option>"));
        assertTrue(page("?stop=" + NATICK).contains("<option value=\"" + NATICK + "\" selected>"));
        tour.nobody.get("/tours/" + tour.slug + "/photos?stop=nowhere").expect(404);
        tour.nobody.get("/tours/nowhere/photos").expect(404);
    }

    @Test
    void linksLeadThroughAllPagesWithoutAGapOrARepetition() {
        var hungUp = new ArrayList<String>();
        for (var i = 0; i < 101; i++) {
            // Some at the very same moment.
            hungUp.add(hang(i % 2 == 0 ? BOSTON : NATICK, i / 3).toString());
        }
        assertEquals(
                hungUp.stream().sorted().toList(),
                followed("").stream().sorted().toList());
        assertEquals(51, followed("?stop=" + BOSTON).size());
    }

    private List<String> followed(String query) {
        var seen = new ArrayList<String>();
        var next = Pattern.compile("rel=\"next\" href=\"/tours/[^?]+([^\"]+)\"");
        for (var from = query; from != null; ) {
            var page = page(from);
            seen.addAll(photosOn(page));
            var link = next.matcher(page);
            from = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }
        return seen;
    }

    @Test
    void anEmptyGalleryIsAPageToo() {
        assertTrue(page("").contains("No photos yet"));
        assertTrue(tour.nobody
                .get("/tours/" + tour.slug + "/photos/slideshow")
                .expect(200)
                .text()
                .contains("The first photo appears here by itself"));
    }

    @Test
    void theSlideshowTakesSoManySecondsAndNoNonsense() {
        hang(BOSTON, 1);
        var show = "/tours/" + tour.slug + "/photos/slideshow";
        assertTrue(tour.nobody
                .get(show + "?seconds=20&stop=" + BOSTON)
                .expect(200)
                .text()
                .contains("data-seconds=\"20\" data-stop=\"" + BOSTON + "\""));
        assertTrue(tour.nobody.get(show + "?seconds=0").status() >= 400);
    }

    @Test
    void thePageIsNotSentTwice() {
        hang(BOSTON, 1);
        var path = "/tours/" + tour.slug + "/photos";
        var etag = tour.nobody.get(path).expect(200).header("ETag");
        tour.nobody.get(path, "If-None-Match", etag).expect(304);
        hang(BOSTON, 2);
        tour.nobody.get(path, "If-None-Match", etag).expect(200);
    }

    @Test
    void aStopIsShownElsewhereByThePhotoThatLeadsIt() {
        var lead = hang(BOSTON, 1);
        hang(BOSTON, 2);
        hung.lead(lead);
        var page = tour.nobody
                .get("/tours/" + tour.slug + "/stops/" + BOSTON)
                .expect(200)
                .text();

        assertEquals(lead.toString(), photosOn(page).get(0));
        var image = "http://localhost:\\d+/photos/" + lead + "/[0-9a-f]+-1280.jpg";
        assertTrue(
                Pattern.compile("og:image\" content=\"" + image).matcher(page).find(), page);
        assertTrue(Pattern.compile("\"image\":\"" + image).matcher(page).find(), page);
        assertEquals(1, page.split("class=\"u-photo\"", -1).length - 1);
        assertTrue(page.contains("photos.rss?stop=" + BOSTON));
    }

    @Test
    void aHiddenStopsPhotosStandNowhere() {
        var hidden = tour.pr
                .post(
                        tour.api("/stops"),
                        with(
                                TestTour.stop(
                                        "Secret Mall",
                                        "Salem",
                                        "MA",
                                        42.5,
                                        -70.9,
                                        TestTour.at(5),
                                        TestTour.at(5).plusHours(1)),
                                "revealAt",
                                Instant.now().plus(Duration.ofDays(3)).toString()))
                .expect(201)
                .json()
                .get("slug")
                .asText();
        var id = hands.byHost(
                tour.slug, tour.hostId, Drawing.jpeg(System.nanoTime(), 800, 600), hidden, null, "Hush hush");
        Eventually.holds("made", Duration.ofSeconds(30), () -> tour.pr
                .get("/api/photos/" + id)
                .json()
                .get("state")
                .asText()
                .equals("scheduled"));

        for (var path : everywhere()) {
            var said = tour.nobody.get(path).expect(200).text();
            assertFalse(
                    said.contains("Hush hush") || said.contains("Secret Mall") || said.contains(id.toString()), path);
        }
        for (var path : List.of("/photos?stop=", "/photos/slideshow?stop=", "/photos.rss?stop=")) {
            tour.nobody.get("/tours/" + tour.slug + path + hidden).expect(404);
        }
        tour.nobody.get("/photos/" + id + "/report", "Accept", "text/html").expect(404);
    }

    @Test
    void aPhotoThatIsTakenDownIsGoneEverywhereAtOnce() {
        var id = hang(BOSTON, 1);
        var other = hang(BOSTON, 2);
        for (var path : everywhere()) {
            Eventually.holds(
                    path,
                    Duration.ofSeconds(5),
                    () -> path.equals("/tours/" + tour.slug)
                            || tour.nobody.get(path).expect(200).text().contains(id.toString()));
        }
        tour.moderator
                .post(tour.api("/photos/decisions"), Map.of("photos", List.of(id), "decision", "remove"))
                .expect(200);

        for (var path : everywhere()) {
            assertFalse(tour.nobody.get(path).expect(200).text().contains(id.toString()), path);
        }
        assertEquals(List.of(other.toString()), photosOn(page("")));
        tour.nobody.get("/photos/" + id + "/report", "Accept", "text/html").expect(404);
    }

    private List<String> everywhere() {
        var path = "/tours/" + tour.slug;
        return List.of(
                path,
                path + "/stops/" + BOSTON,
                path + "/photos",
                path + "/photos?stop=" + BOSTON,
                path + "/photos/slideshow",
                path + "/photos.rss",
                tour.api("/photos"));
    }

    @Test
    void whoHasNoScriptReportsByAForm() {
        var id = hang(BOSTON, 1);
        var nobody = Browser.signedOut(tour.pr.base());
        assertTrue(nobody.get("/photos/" + id + "/report").body().contains("What is wrong with it?"));

        var answer = nobody.post("/photos/" + id + "/report", Map.of("reason", "I am in it"));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("Thank you"));
        assertEquals(1, hung.reports(id));
        assertEquals(
                422,
                nobody.post("/photos/" + id + "/report", Map.of("reason", " ")).statusCode());
        assertEquals(
                404,
                nobody.post("/photos/" + UUID.randomUUID() + "/report", Map.of("reason", "x"))
                        .statusCode());
        assertEquals(1, hung.reports(id));
    }

    private UUID hang(String stop, int minute) {
        return hung.photo(
                tour.slug, stop, NOON.plusSeconds(60L * minute), "Picture " + minute, "Words " + minute, null);
    }

    private String page(String query) {
        return tour.nobody
                .get("/tours/" + tour.slug + "/photos" + query)
                .expect(200)
                .text();
    }

    private static List<String> photosOn(String page) {
        return PHOTO.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        map.put(key, value);
        return map;
    }
}
