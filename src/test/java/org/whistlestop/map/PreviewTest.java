package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PreviewTest {

    private static final String BOSTON = "/stops/boston-copley-place";
    private static final int SIGNAL = 0xBD3423;

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", BOSTON})
    void aPageHasAMapThatMayBeKeptForGood(String stop) throws IOException {
        var answer = tour.nobody.get(picture(stop)).expect(200);

        assertEquals("image/png", answer.header("Content-Type"));
        assertEquals("public, max-age=31536000, immutable", answer.header("Cache-Control"));
        assertEquals("cross-origin", answer.header("Cross-Origin-Resource-Policy"));
        var image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertEquals(1200, image.getWidth());
        assertEquals(630, image.getHeight());
        assertTrue(answer.body().length < 200_000, answer.body().length + " bytes");
        var page = tour.nobody.get("/tours/" + tour.slug + stop).text();
        assertTrue(page.contains("<meta property=\"og:image:width\" content=\"1200\">"), page);
        assertTrue(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"), page);
    }

    @Test
    void theMapOfAStopHasItInTheMiddle() throws IOException {
        tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
        var image = ImageIO.read(new ByteArrayInputStream(
                tour.nobody.get(picture(BOSTON)).expect(200).body()));

        assertEquals(SIGNAL, image.getRGB(600, 315) & 0xFFFFFF);
    }

    @Test
    void theAddressChangesWithTheStopAndNotOtherwise() {
        var before = picture(BOSTON);
        assertEquals(before, picture(BOSTON));
        tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);

        assertNotEquals(before, picture(BOSTON));
        assertEquals("no-cache", tour.nobody.get(before).expect(200).header("Cache-Control"));
    }

    @Test
    void onlyTwoSizesArePainted() throws IOException {
        var path = "/previews/tours/" + tour.slug + BOSTON + ".png";
        assertEquals(600, widthOf(path + "?width=600"));
        for (var width : new String[] {"?width=7", "?width=100000", ""}) {
            assertEquals(1200, widthOf(path + width));
        }
    }

    @Test
    void aHiddenStopIsOnNoMap() {
        var before =
                tour.nobody.get("/previews/tours/" + tour.slug + "/map.png").expect(200);
        var slug = tour.addHiddenStop();

        assertArrayEquals(
                before.body(),
                tour.nobody
                        .get("/previews/tours/" + tour.slug + "/map.png")
                        .expect(200)
                        .body());
        tour.nobody
                .get("/previews/tours/" + tour.slug + "/stops/" + slug + ".png")
                .expect(404);
        tour.nobody.get("/previews/tours/nowhere/map.png").expect(404);
    }

    private int widthOf(String path) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(
                        tour.nobody.get(path).expect(200).body()))
                .getWidth();
    }

    /** Path of the picture that the page names. */
    private String picture(String stop) {
        var page = tour.nobody.get("/tours/" + tour.slug + stop).expect(200).text();
        var image = Pattern.compile("<meta property=\"og:image\" content=\"https?://[^/]+([^\"]+)\">")
                .matcher(page);
        assertTrue(image.find(), page);
        return image.group(1).replace("&amp;", "&");
    }
}
