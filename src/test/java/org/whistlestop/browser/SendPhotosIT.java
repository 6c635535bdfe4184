package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.CuttingProxy;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.NeedsTool;

@NeedsTool(Chrome.PROGRAM)
class SendPhotosIT extends InBrowser {

    /** Stands in each photo where a phone writes where it was taken. */
    private static final String PLACE = "PLACE+42.3474-071.0781/";

    /** The demo draws photos of its own meanwhile. */
    private static final String WORDS = "Forty people in front of the store";

    @Test
    void theHostSendsThreePhotosOverALineThatBreaks() throws IOException {
        try (var proxy = new CuttingProxy(app.base, 900_000, 5);
                var host = chrome.open(Chrome.phone(ColorScheme.LIGHT))) {
            var begun = new CopyOnWriteArrayList<String>();
            host.page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().endsWith("/api/uploads")) {
                    begun.add(said("part", request.headerValue("upload-metadata")));
                }
            });
            signIn(host, proxy.base, "Rita Calloway", "/check-in?plain");
            var photos = host.page.locator("photo-upload");
            photos.locator("select").selectOption("boston-copley-place");
            photos.locator("input[type=file]")
                    .setInputFiles(new FilePayload[] {photo("one.jpg", 1), photo("two.jpg", 2), photo("three.jpg", 3)});
            assertThat(button(host.page, "Send 3 photos")).isVisible();
            photos.getByLabel("What can be seen?").all().forEach(field -> field.fill(WORDS));
            button(host.page, "Send 3 photos").click();

            assertThat(photos.getByRole(AriaRole.STATUS)).containsText("All 3 photos arrived.", within(60_000));
            assertEquals(5, proxy.cuts());
            assertEquals(List.of("preview", "preview", "preview"), begun.subList(0, 3));
            assertThat(photos.getByText("See the page of the stop")).isVisible();
            assertEquals(360, host.page.evaluate("() => document.documentElement.scrollWidth"));
        }
        awaitPublicPhotos(3);
        assertEquals(0, filesWithAPlace());
    }

    @Test
    void whatIsRefusedSaysWhyAndTheOthersGoOn() {
        try (var host = chrome.open(Chrome.phone(ColorScheme.DARK))) {
            signIn(host, "Rita Calloway", "/check-in?plain");
            var photos = host.page.locator("photo-upload");
            var heic = new FilePayload("sea.heic", "image/heic", new byte[5_000]);
            photos.locator("input[type=file]").setInputFiles(new FilePayload[] {heic, photo("good.jpg", 4)});
            assertThat(photos.getByText("This browser cannot read HEIC photos")).isVisible();
            button(host.page, "Send 1 photo").click();
            assertThat(photos.getByRole(AriaRole.STATUS)).containsText("The photo arrived.", within(30_000));
            button(host.page, "Remove sea.heic").click();
            assertThat(photos.locator(".photo")).hasCount(1);
            assertEquals(List.of(), host.complaints);
        }
    }

    @Test
    void aFanSendsAPhotoAndTakesItBack() throws IOException {
        try (var fan = chrome.open(Chrome.phone(ColorScheme.LIGHT))) {
            send(fan, photo("fan.jpg", 5));
            assertThat(heading(fan.page, "Thank you")).isFocused();
            assertEquals(0, filesWithAPlace());

            fan.page.getByText("Open the link").click();
            assertThat(fan.page.getByText("Your link is all that is needed.")).isVisible();
            button(fan.page, "Take my photo back").click();
            assertThat(heading(fan.page, "It is taken back")).isVisible();
            assertEquals(List.of(), fan.complaints);
        }
    }

    @Test
    void aFanWithoutJavaScriptSendsAPhotoAndTakesItBack() {
        try (var fan = chrome.open(Chrome.phone(ColorScheme.DARK).setJavaScriptEnabled(false))) {
            var noPlace = photo("plain.jpg", 6);
            noPlace.buffer = picture(6);
            send(fan, noPlace);
            assertThat(heading(fan.page, "Thank you")).isVisible();
            var link = fan.page.getByLabel("Link that takes your photo back").inputValue();

            fan.page.getByText("Open the link").click();
            fan.page.getByLabel("The link or code").fill(link);
            button(fan.page, "Take my photo back").click();
            assertThat(heading(fan.page, "It is taken back")).isVisible();
        }
    }

    private static void send(Chrome.Tab fan, FilePayload photo) {
        fan.page.navigate(app.base + DEMO + "/photos/new?stop=boston-copley-place");
        fan.page.getByLabel("Your photo").setInputFiles(photo);
        fan.page.getByLabel("What can be seen?").fill("The queue around the corner");
        fan.page.getByRole(AriaRole.CHECKBOX).check();
        button(fan.page, "Send the photo").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static LocatorAssertions.ContainsTextOptions within(int milliseconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(milliseconds);
    }

    private static FilePayload photo(String name, int seed) {
        var picture = picture(seed);
        var exif = ("\0\0Exif\0\0MM\0*" + PLACE.repeat(20)).getBytes(StandardCharsets.ISO_8859_1);
        exif[0] = (byte) (exif.length >> 8);
        exif[1] = (byte) exif.length;
        var photo = new ByteArrayOutputStream();
        photo.write(picture, 0, 2);
        photo.write(0xff);
        photo.write(0xe1);
        photo.writeBytes(exif);
        photo.write(picture, 2, picture.length - 2);
        photo.writeBytes(PLACE.getBytes(StandardCharsets.ISO_8859_1));
        return new FilePayload(name, "image/jpeg", photo.toByteArray());
    }

    /** Of a megabyte or two, for noise cannot be packed. */
    private static byte[] picture(int seed) {
        var random = new Random(seed);
        var image = new BufferedImage(1_600, 1_000, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", jpeg);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return jpeg.toByteArray();
    }

    private static String said(String key, String metadata) {
        return Arrays.stream(metadata.split(","))
                .filter(pair -> pair.startsWith(key + " "))
                .map(pair -> new String(Base64.getDecoder().decode(pair.split(" ")[1]), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static int publicPhotos() {
        var photos = new Api(app.base, null)
                .get("/api" + DEMO + "/photos?limit=100")
                .expect(200)
                .json();
        return (int)
                photos.findValuesAsText("alt").stream().filter(WORDS::equals).count();
    }

    private static void awaitPublicPhotos(int expected) {
        Eventually.holds(expected + " photos are public", Duration.ofSeconds(60), () -> publicPhotos() == expected);
    }

    /** Of all that the program keeps, its database's files too. */
    private static long filesWithAPlace() throws IOException {
        // What stands in "making" is gone within a second, and may go while we walk.
        try (var files = Files.list(data).filter(folder -> !folder.endsWith("making"))) {
            var kept = files.flatMap(SendPhotosIT::filesIn).toList();
            assertTrue(kept.size() > 10, "the program keeps its files somewhere else");
            var found = 0;
            for (var file : kept) {
                found += holdsAPlace(read(file)) ? 1 : 0;
            }
            return found;
        }
    }

    private static Stream<Path> filesIn(Path folder) {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream();
    }

    /** What is being worked on may go while we look. */
    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static boolean holdsAPlace(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(PLACE);
    }
}
