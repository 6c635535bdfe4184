package org.whistlestop.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.XmlText;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PhotoRssTest {

    private static final String BOSTON = "boston-copley-place";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TestHTTPResource
    String url;

    @Inject
    Hung hung;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void aReaderFindsEverySizeOfEveryPhoto() throws Exception {
        var id = hung.photo(tour.slug, BOSTON, NOON, "A cup", "Coffee for twelve", "Ana");
        var feed = read("");
        var entry = feed.getEntries().get(0);

        assertEquals("Photos · A test tour", feed.getTitle());
        assertEquals("Coffee for twelve", entry.getTitle());
        assertEquals("urn:uuid:" + id, entry.getUri());
        assertEquals(NOON, entry.getPublishedDate().toInstant());
        assertTrue(entry.getLink().endsWith("/tours/" + tour.slug + "/stops/" + BOSTON + "#photo-" + id));
        var media = ((MediaEntryModule) entry.getModule(MediaModule.URI));
        var contents = media.getMediaGroups()[0].getContents();
        assertEquals(6, contents.length);
        for (var content : contents) {
            assertTrue(content.getReference().toString().startsWith("http://"), content.toString());
            assertTrue(content.getWidth() > 0 && content.getHeight() > 0 && content.getFileSize() > 0);
        }
        assertEquals("Ana", media.getMetadata().getCredits()[0].getName());
        assertEquals("A cup", media.getMetadata().getDescription());
        assertTrue(media.getMetadata().getThumbnail()[0].getUrl().isAbsolute());
        assertEquals("image/jpeg", entry.getEnclosures().get(0).getType());
    }

    @Test
    void noWordsBreakIt() throws Exception {
        var hostile = List.of(
                "]]>&lt;<script>alert(1)</script>&amp;",
                "<![CDATA[ x ]]>",
                "\uFFFE\uFFFF \u202e 😀👩‍👩‍👧‍👦",
                "a\u0001b\u000bc\u0085d",
                "\ud800 alone \udc00",
                "&notAnEntity; &#0; &#x1F;",
                "\"' onload=\"x\"",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y \"z\">]>&y;");
        for (var words : hostile) {
            hung.photo(tour.slug, BOSTON, NOON, XmlText.legal(words), XmlText.legal(words), "Ana & <b>");
        }
        var entries = read("").getEntries();
        assertEquals(hostile.size(), entries.size());
        var titles = entries.stream().map(entry -> entry.getTitle().strip()).toList();
        assertTrue(titles.contains(hostile.get(0)), titles.toString());
        for (var entry : entries) {
            assertFalse(entry.getDescription().getValue().contains("<script"), entry.getTitle());
            assertFalse(entry.getDescription().getValue().contains("\" onload"), entry.getTitle());
        }
    }

    @Test
    void whatXmlCannotWriteIsLeftOut() {
        assertEquals("abc😀", XmlText.legal("a\u0000b\u0008\ud83dc\ufffe😀\uffff"));
    }

    @Test
    void oneStopsFeedIsByItselfAndNothingIsSentTwice() throws Exception {
        hung.photo(tour.slug, BOSTON, NOON, "A cup", null, null);
        hung.photo(tour.slug, "natick-natick-mall", NOON, "A plate", null, null);
        assertEquals(1, read("?stop=" + BOSTON).getEntries().size());
        assertEquals(2, read("").getEntries().size());

        var first = answer("");
        assertEquals("application/rss+xml;charset=UTF-8", first.header("Content-Type"));
        tour.nobody
                .get("/tours/" + tour.slug + "/photos.rss", "If-None-Match", first.header("ETag"))
                .expect(304);
        assertTrue(first.text().startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), first.text());
    }

    /** By the document itself and its headers, strictly: what is not well-formed throws. */
    private SyndFeed read(String query) throws Exception {
        var answer = answer(query);
        var input = new SyndFeedInput();
        return input.build(
                new XmlReader(new ByteArrayInputStream(answer.body()), answer.header("Content-Type"), false));
    }

    private Api.Answer answer(String query) {
        return tour.nobody.get("/tours/" + tour.slug + "/photos.rss" + query).expect(200);
    }
}
