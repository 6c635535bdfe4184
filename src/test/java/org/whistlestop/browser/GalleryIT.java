package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestTour;

/** Photos in a real browser: they come and go by themselves, open large, and run on a screen. */
@NeedsTool(Chrome.PROGRAM)
class GalleryIT extends InBrowser {

    private static final String BOSTON = "boston-copley-place";

    @Test
    void photosComeToAnOpenMapAndGoAtOnceEvenFromTheLargeView() {
        var tour = new TestTour(app.base).withStops();
        try (var tab = chrome.open()) {
            MapPageIT.openMapAtPhotos(tab, "/tours/" + tour.slug);
            tab.page.locator(".leaflet-container").waitFor();
            assertThat(tab.page.locator(".photos")).isHidden();
            tab.page.waitForTimeout(500);
            var first = send(tour, "A queue before the store");
            assertThat(photo(tab, first)).isVisible();
            assertThat(tab.page.locator("tour-map > main > [aria-live=polite]"))
                    .hasText("New photo from Copley Place, Boston.");
            var second = send(tour, "A cup of coffee");
            assertThat(tab.page.locator("[data-photos] li").first().locator("img[alt='A cup of coffee']"))
                    .isVisible();

            photo(tab, second).locator(".photo-open").click();
            awaitLoaded(large(tab, "A cup of coffee"));
            takeDown(tour, second);
            awaitLoaded(large(tab, "A queue before the store"));
            assertThat(tab.page.locator(".lightbox-said")).hasText("That photo was taken away.");
            takeDown(tour, first);
            assertThat(tab.page.locator(".lightbox")).isHidden();
            assertThat(tab.page.locator(".photos")).isHidden();
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void keysLeadThroughTheLargeViewAndBackToThePhoto() {
        var tour = new TestTour(app.base).withStops();
        send(tour, "One");
        send(tour, "Two");
        var newest = send(tour, "Three");
        try (var tab = chrome.open()) {
            tab.page.navigate(app.base + "/tours/" + tour.slug + "/photos");
            photo(tab, newest).locator(".photo-open").focus();
            press(tab, "Enter");
            assertThat(large(tab, "Three")).isVisible();
            assertTrue(tab.page.url().endsWith("#photo-" + newest), tab.page.url());
            press(tab, "ArrowRight");
            assertThat(large(tab, "Two")).isVisible();
            press(tab, "End");
            assertThat(large(tab, "One")).isVisible();
            assertThat(tab.page.locator(".lightbox-count")).hasText("3 of 3");
            press(tab, "Home");
            press(tab, "+");
            assertThat(tab.page.locator(".stage.is-zoomed")).isVisible();
            press(tab, "ArrowRight");
            assertThat(large(tab, "Three")).isVisible();
            press(tab, "0");
            press(tab, "ArrowRight");
            assertThat(large(tab, "Two")).isVisible();
            press(tab, "Escape");
            assertThat(tab.page.locator(".lightbox")).isHidden();
            assertThat(tab.page.locator("img[alt=Two]").first()).isVisible();
            tab.page.waitForFunction(
                    "() => document.activeElement.querySelector('picture img')?.alt === 'Two'",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(3_000));
            tab.page.waitForURL("**/photos");
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void aSharedLinkOpensThePhotoAndBackStaysOnThePage() {
        var tour = new TestTour(app.base).withStops();
        var id = send(tour, "A cup");
        try (var tab = chrome.open()) {
            tab.page.navigate(app.base + "/tours/" + tour.slug + "/stops/" + BOSTON + "#photo-" + id);
            assertThat(large(tab, "A cup")).isVisible();
            tab.page.locator(".lightbox [aria-label=Close]").click();
            assertThat(tab.page.locator(".lightbox")).isHidden();
            photo(tab, id).locator(".photo-open").click();
            assertThat(large(tab, "A cup")).isVisible();
            tab.page.goBack();
            assertThat(tab.page.locator(".lightbox")).isHidden();
            assertThat(tab.page.locator("h1")).containsText("Copley Place");
        }
    }

    @Test
    void aReportReachesTheDesk() {
        var tour = new TestTour(app.base).withStops();
        var id = send(tour, "A cup");
        try (var tab = chrome.open()) {
            tab.page.navigate(app.base + "/tours/" + tour.slug + "/photos#photo-" + id);
            tab.page.locator(".lightbox [aria-label='Report this photo']").click();
            tab.page.locator(".report textarea").fill("That is me");
            tab.page.locator(".report .primary").click();
            assertThat(tab.page.locator(".report [role=status]")).containsText("Thank you");
            assertTrue(tour.moderator
                    .get("/api/photos/" + id)
                    .expect(200)
                    .text()
                    .contains("I am in it and do not want to be shown: That is me"));
        }
    }

    @Test
    void aScreenInTheStoreShowsWhatIsNewNextAndNeverWhatWasTakenDown() {
        var tour = new TestTour(app.base).withStops();
        var first = send(tour, "One");
        send(tour, "Two");
        try (var tab = chrome.open(Chrome.options().setReducedMotion(ReducedMotion.REDUCE))) {
            tab.page.navigate(app.base + "/tours/" + tour.slug + "/photos/slideshow?seconds=3");
            assertThat(slide(tab, "Two")).isVisible();
            assertThat(slide(tab, "One")).isVisible();
            press(tab, " ");
            takeDown(tour, first);
            assertThat(slide(tab, "One")).hasCount(0);
            assertThat(slide(tab, "Two")).isVisible();

            tab.context.setOffline(true);
            tab.page.waitForTimeout(1_500);
            assertThat(slide(tab, "Two")).isVisible();
            send(tour, "Three");
            tab.context.setOffline(false);
            press(tab, " ");
            assertThat(slide(tab, "Three"))
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(20_000));
        }
    }

    @Test
    void withoutScriptsEveryPhotoIsThereAndLeadsToItself() {
        var tour = new TestTour(app.base).withStops();
        var id = send(tour, "A cup");
        try (var tab = chrome.open(Chrome.options().setJavaScriptEnabled(false))) {
            for (var path : List.of("", "/photos", "/photos/slideshow", "/stops/" + BOSTON)) {
                tab.page.navigate(app.base + "/tours/" + tour.slug + path);
                assertThat(photo(tab, id)).isVisible();
            }
            tab.page.navigate(app.base + "/tours/" + tour.slug + "/photos");
            photo(tab, id).locator("a[href$='/report']").click();
            tab.page.locator("textarea").fill("Please take it down");
            tab.page.locator("button").click();
            assertThat(tab.page.locator("h1")).hasText("Thank you");
        }
    }

    @Test
    void onlyPhotosWithWordsCanBePicked() {
        var tour = new TestTour(app.base).withStops();
        send(tour, "A cup of coffee");
        send(tour, "A queue");
        send(tour, "");
        try (var tab = chrome.open(Chrome.options().setBypassCSP(true))) {
            // No page has it yet, so its modules come from the sources.
            tab.page.route(
                    "**/raw/**",
                    route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                            .setContentType("text/javascript")
                            .setBody(source(route.request().url()))));
            tab.page.navigate(app.base + "/tours/" + tour.slug + "/photos");
            tab.page.evaluate("""
                    async tour => {
                      await import('/raw/photo/photo-picker.js')
                      const picker = document.createElement('photo-picker')
                      Object.assign(picker.dataset, { tour, multiple: '' })
                      document.body.append(picker)
                      picker.addEventListener('photos-picked', event => { window.picked = event.detail.photos })
                      await picker.open()
                    }""", tour.slug);
            var found = tab.page.locator(".picker-list button");
            assertThat(found).hasCount(3);
            // Playwright itself would not click what is disabled in name only.
            found.first().dispatchEvent("click");
            assertThat(tab.page.locator(".picker [role=status]")).containsText("needs alternative text");
            assertThat(tab.page.locator(".picker .primary")).isDisabled();
            tab.page.locator(".picker input[type=search]").fill("boston COFFEE");
            assertThat(found).hasCount(1);
            found.first().focus();
            press(tab, "Enter");
            tab.page.locator(".picker input[type=search]").fill("");
            found.nth(0).focus();
            press(tab, "ArrowRight");
            press(tab, " ");
            assertThat(tab.page.locator(".picker .primary")).hasText("Use 2 photos");
            tab.page.locator(".picker .primary").click();
            assertEquals(
                    List.of("A cup of coffee", "A queue"), tab.page.evaluate("() => picked.map(card => card.alt)"));
            assertThat(tab.page.locator(".picker")).isHidden();
        }
    }

    private static String source(String address) {
        try {
            return Files.readString(Path.of("web", address.substring(address.indexOf("/raw/") + 5)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands a photo in as the host and waits until everybody sees it. */
    private static String send(TestTour tour, String alt) {
        var id = UUID.randomUUID().toString();
        var metadata = Uploader.metadata(tour);
        metadata.putAll(Map.of("photo", id, "alt", alt));
        var bytes = Drawing.jpeg(System.nanoTime(), 1000, 750);
        new Uploader(tour.host).begin(metadata, bytes.length, bytes).expect(201);
        Eventually.holds(
                "shown",
                Duration.ofSeconds(60),
                () -> tour.nobody.get(tour.api("/photos")).text().contains(id));
        return id;
    }

    private static void takeDown(TestTour tour, String id) {
        tour.moderator
                .post(tour.api("/photos/decisions"), Map.of("photos", List.of(id), "decision", "remove"))
                .expect(200);
    }

    private static Locator photo(Chrome.Tab tab, String id) {
        return tab.page.locator("#photo-" + id);
    }

    private static Locator large(Chrome.Tab tab, String alt) {
        return tab.page.locator(".lightbox .stage picture img[alt='" + alt + "']");
    }

    /** Who takes a photo away while it is on its way makes the browser complain. */
    private static void awaitLoaded(Locator image) {
        assertThat(image).isVisible();
        image.page()
                .waitForCondition(() -> (Boolean) image.evaluate("image => image.complete && image.naturalWidth > 0"));
    }

    private static Locator slide(Chrome.Tab tab, String alt) {
        return tab.page.locator(".slide.is-shown picture img[alt='" + alt + "']");
    }

    private static void press(Chrome.Tab tab, String key) {
        tab.page.keyboard().press(key);
    }
}
