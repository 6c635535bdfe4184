package org.whistlestop.photo.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.image.ImagesConfig;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Holds the sentences of tus 1.0.0, and our own rules about photos. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UploadTest {

    private static final byte[] PICTURE = TestPicture.small(1);

    @TestHTTPResource
    String url;

    @Inject
    Kept kept;

    @Inject
    Sweep sweep;

    @Inject
    ImagesConfig images;

    @Inject
    UploadsConfig uploads;

    private TestTour tour;
    private Uploader host;
    private Uploader fan;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        host = new Uploader(tour.host);
        fan = new Uploader(tour.nobody);
        kept.run("delete from upload where person_id is null"); // all tests share one network
    }

    @Test
    void itTellsWhatItSpeaks() {
        var told = tour.nobody.send("OPTIONS", "/api/uploads", new byte[0]).expect(204);
        assertEquals("1.0.0", told.header("Tus-Resumable"));
        assertEquals("1.0.0", told.header("Tus-Version"));
        assertEquals("creation,creation-with-upload,checksum,termination,expiration", told.header("Tus-Extension"));
        assertEquals("26214400", told.header("Tus-Max-Size"));
        assertEquals("sha1,sha256,md5", told.header("Tus-Checksum-Algorithm"));
    }

    @Test
    void anotherVersionIsRefused() {
        for (var version : List.of("0.2.2", "1.0.1", "")) {
            var refused = host.send(
                            "POST",
                            "/api/uploads",
                            new byte[0],
                            "Tus-Resumable",
                            version,
                            "Upload-Length",
                            "10",
                            "Upload-Metadata",
                            Uploader.header(Uploader.metadata(tour)))
                    .expect(412);
            assertEquals("1.0.0", refused.header("Tus-Version"));
            assertEquals("1.0.0", refused.header("Tus-Resumable"));
        }
        assertEquals(
                0,
                kept.count(
                        "select count(*) from upload join tour on tour.id = tour_id where slug = '" + tour.slug + "'"));
    }

    @Test
    void aPhotoComesInTwoPieces() {
        var metadata = Uploader.metadata(tour);
        var begun = host.begin(metadata, PICTURE.length).expect(201);
        var upload = begun.header("Location");
        assertTrue(upload.matches("/api/uploads/[0-9a-f-]{36}"), upload);
        assertEquals("1.0.0", begun.header("Tus-Resumable"));
        assertEquals("0", begun.header("Upload-Offset"));
        assertInADay(begun.header("Upload-Expires"));

        var half = host.goOn(upload, 0, Arrays.copyOf(PICTURE, 1_000)).expect(204);
        assertEquals("1000", half.header("Upload-Offset"));
        assertInADay(half.header("Upload-Expires"));
        var asked = host.ask(upload).expect(200);
        assertEquals("1000", asked.header("Upload-Offset"));
        assertEquals(String.valueOf(PICTURE.length), asked.header("Upload-Length"));
        assertEquals(Uploader.header(metadata), asked.header("Upload-Metadata"));
        assertEquals("no-store", asked.header("Cache-Control"));

        var whole = host.goOn(upload, 1_000, rest(1_000)).expect(204);
        assertEquals(String.valueOf(PICTURE.length), whole.header("Upload-Offset"));
        assertNull(whole.header("Upload-Expires"));
        assertEquals(PICTURE.length, host.offset(upload));
        assertArrayEquals(PICTURE, kept.file(metadata.get("photo"), "ORIGINAL"));
        assertEquals(0, kept.pieces(upload).length);
    }

    private static void assertInADay(String expires) {
        var at = ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        var left = Duration.between(Instant.now(), at);
        assertTrue(left.compareTo(Duration.ofHours(23)) > 0 && left.compareTo(Duration.ofHours(25)) < 0, expires);
        assertTrue(expires.matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT"), expires);
    }

    private static byte[] rest(int from) {
        return Arrays.copyOfRange(PICTURE, from, PICTURE.length);
    }

    @Test
    void aPhotoComesWithItsBeginning() {
        var metadata = Uploader.fansMetadata(tour);
        metadata.put("filename", "IMG_1234.jpg");
        metadata.put("filetype", "image/jpeg");
        var begun = fan.begin(metadata, PICTURE.length, PICTURE).expect(201);
        assertEquals(String.valueOf(PICTURE.length), begun.header("Upload-Offset"));
        assertArrayEquals(PICTURE, kept.file(metadata.get("photo"), "ORIGINAL"));

        var other = Uploader.fansMetadata(tour);
        var half = fan.begin(other, PICTURE.length, Arrays.copyOf(PICTURE, 10)).expect(201);
        assertEquals("10", half.header("Upload-Offset"));
        fan.goOn(half.header("Location"), 10, rest(10)).expect(204);
        assertArrayEquals(PICTURE, kept.file(other.get("photo"), "ORIGINAL"));
    }

    @Test
    void aWrongOffsetChangesNothing() {
        var upload = host.begun(Uploader.metadata(tour), PICTURE.length);
        host.goOn(upload, 0, Arrays.copyOf(PICTURE, 100)).expect(204);
        for (var wrong : List.of(0L, 99L, 101L, (long) PICTURE.length, 999_999_999L)) {
            var refused = host.goOn(upload, wrong, new byte[] {1, 2, 3}).expect(409);
            assertEquals("1.0.0", refused.header("Tus-Resumable"));
        }
        assertEquals(100, host.offset(upload));
        assertArrayEquals(Arrays.copyOf(PICTURE, 100), kept.pieces(upload));
    }

    @Test
    void aLargeBodyAtAWrongOffsetIsToldSo() {
        var upload = host.begun(Uploader.metadata(tour), 20_000_000);
        for (var again = 0; again < 5; again++) {
            host.goOn(upload, 7, new byte[12_000_000]).expect(409);
            fan.goOn(upload, 0, new byte[12_000_000]).expect(404);
        }
        assertEquals(0, host.offset(upload));
    }

    /** The phone has left the tunnel long before our side notices that the old line is dead. */
    @Test
    void whoAsksEndsTheLineThatHangs() throws Exception {
        var upload = host.begun(Uploader.metadata(tour), PICTURE.length);
        var address = URI.create(tour.host.base());
        var others = arriving();
        try (var hanging = new Socket(address.getHost(), address.getPort())) {
            var head = "PATCH %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\n"
                    + "Content-Type: %s\r\nUpload-Offset: 0\r\nContent-Length: %d\r\n\r\n";
            hanging.getOutputStream()
                    .write(head.formatted(
                                    upload, address.getAuthority(), tour.host.token(), Tus.MEDIA_TYPE, PICTURE.length)
                            .getBytes(StandardCharsets.UTF_8));
            hanging.getOutputStream().write(PICTURE, 0, 1_000);
            hanging.getOutputStream().flush();
            // Seen in its file: to ask for the offset would end the line.
            Eventually.holds("a thousand bytes have arrived", Duration.ofSeconds(20), () -> arriving().stream()
                    .anyMatch(body -> !others.contains(body) && body.length() == 1_000));
            assertEquals(1_000, host.offset(upload));
            host.goOn(upload, 1_000, rest(1_000)).expect(204);
        }
    }

    private Set<File> arriving() {
        var files = uploads.folder().toFile().listFiles();
        return files == null ? Set.of() : Set.of(files);
    }

    @ParameterizedTest
    @CsvSource({"sha1, SHA-1", "sha256, SHA-256", "md5, MD5"})
    void aChecksumIsHeld(String name, String algorithm) throws Exception {
        var upload = host.begun(Uploader.metadata(tour), PICTURE.length);
        var piece = Arrays.copyOf(PICTURE, 500);
        var right = name + " "
                + Uploader.base64(MessageDigest.getInstance(algorithm).digest(piece));
        var wrong = name + " "
                + Uploader.base64(MessageDigest.getInstance(algorithm).digest(PICTURE));
        var refused = host.goOn(upload, 0, piece, "Upload-Checksum", wrong).expect(460);
        assertEquals("Checksum mismatch", refused.json().get("title").asText());
        assertEquals(0, host.offset(upload));
        assertEquals(List.of(), kept.objects(upload));

        host.goOn(upload, 0, piece, "Upload-Checksum", right).expect(204);
        assertEquals(500, host.offset(upload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crc32 AAAAAA==", "sha1", "sha1 ???", "SHA1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="})
    void aChecksumThatIsNoneIsRefused(String checksum) {
        var upload = host.begun(Uploader.metadata(tour), PICTURE.length);
        host.goOn(upload, 0, PICTURE, "Upload-Checksum", checksum).expect(400);
        assertEquals(0, host.offset(upload));
    }

    @Test
    void moreThanWasSaidIsNotKept() {
        var upload = host.begun(Uploader.metadata(tour), 100);
        host.goOn(upload, 0, new byte[101]).expect(413);
        assertEquals(0, host.offset(upload));
        host.goOn(upload, 0, new byte[60]).expect(204);
        host.goOn(upload, 60, new byte[41]).expect(413);
        assertEquals(60, host.offset(upload));
        fan.begin(Uploader.fansMetadata(tour), 100, new byte[101]).expect(413);
    }

    @Test
    void anotherTypeIsRefused() {
        var upload = host.begun(Uploader.metadata(tour), 100);
        for (var type : List.of("application/octet-stream", "image/jpeg", "application/json")) {
            host.goOn(upload, 0, new byte[10], "Content-Type", type).expect(415);
        }
        tour.host
                .send("PATCH", upload, new byte[10], "Tus-Resumable", "1.0.0", "Upload-Offset", "0")
                .expect(415);
        assertEquals(0, host.offset(upload));
    }

    @Test
    void anUploadIsGivenUp() {
        var upload = host.begun(Uploader.metadata(tour), PICTURE.length);
        host.goOn(upload, 0, Arrays.copyOf(PICTURE, 700)).expect(204);
        host.end(upload).expect(204);
        host.ask(upload).expect(404);
        host.goOn(upload, 700, rest(700)).expect(404);
        host.end(upload).expect(404);
        assertEquals(List.of(), kept.objects(upload));
    }

    @Test
    void aClientThatKnowsOnlyPostSaysWhatItMeans() throws Exception {
        var metadata = Uploader.metadata(tour);
        var upload = host.begun(metadata, PICTURE.length);
        var patch = posted(upload, "PATCH")
                .header("Content-Type", Tus.MEDIA_TYPE)
                .header("Upload-Offset", "0")
                .POST(BodyPublishers.ofByteArray(PICTURE));
        assertEquals(204, status(patch));
        assertArrayEquals(PICTURE, kept.file(metadata.get("photo"), "ORIGINAL"));
        assertEquals(204, status(posted(upload, "delete").POST(BodyPublishers.noBody())));
        host.ask(upload).expect(404);
    }

    private HttpRequest.Builder posted(String upload, String meant) {
        return HttpRequest.newBuilder(URI.create(tour.host.base() + upload))
                .header("Authorization", "Bearer " + tour.host.token())
                .header("Tus-Resumable", "1.0.0")
                .header("X-HTTP-Method-Override", meant);
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "Upload-Length, -1",
        "Upload-Length, 1e9",
        "Upload-Length, ''",
        "Upload-Length, 99999999999999999999",
        "Upload-Defer-Length, 1",
        "Upload-Concat, partial"
    })
    void aBeginningSaysItsLength(String header, String value) {
        host.begin(Uploader.metadata(tour), 10, new byte[0], header, value).expect(400);
    }

    @Test
    void sizesAreLimitedBySender() {
        host.begin(Uploader.metadata(tour), 25 * 1024 * 1024 + 1).expect(413);
        host.begun(Uploader.metadata(tour), 25 * 1024 * 1024);
        fan.begin(Uploader.fansMetadata(tour), 15 * 1024 * 1024 + 1).expect(413);
        fan.begun(Uploader.fansMetadata(tour), 15 * 1024 * 1024);
        var preview = Uploader.metadata(tour);
        preview.put("part", "preview");
        host.begin(preview, 300 * 1024 + 1).expect(413);
        host.begun(preview, 300 * 1024);
        host.begin(Uploader.metadata(tour), 0).expect(422);
    }

    @Test
    void nobodyLeavesTooMuchOpen() {
        for (var i = 0; i < 20; i++) {
            fan.begun(Uploader.fansMetadata(tour), 1_000);
        }
        fan.begin(Uploader.fansMetadata(tour), 1_000).expect(429);
        host.begun(Uploader.metadata(tour), 1_000);
        for (var i = 0; i < 7; i++) {
            host.begun(Uploader.metadata(tour), 25 * 1024 * 1024);
        }
        host.begin(Uploader.metadata(tour), 25 * 1024 * 1024).expect(429);
        new Uploader(tour.pr).begun(Uploader.metadata(tour), 25 * 1024 * 1024);
        assertEquals(0, kept.count("select count(*) from upload where person_id is not null and network is not null"));
    }

    @Test
    void whatIsFinishedCountsNoMore() {
        for (var i = 0; i < 21; i++) {
            var metadata = Uploader.fansMetadata(tour);
            fan.begin(metadata, PICTURE.length, PICTURE).expect(201);
        }
        assertEquals(0, kept.count("select count(*) from upload where network is not null"));
    }

    @ParameterizedTest
    @CsvSource({
        "tour, ''",
        "photo, ''",
        "photo, 1-1-1-1-1",
        "photo, not-an-id",
        "part, thumbnail",
        "takenAt, yesterday",
        "takenAt, 1969-01-01T00:00:00Z",
        "consent, yes",
        "alt, 'a\u0000b'",
        "caption, 'Here: 42.34740, -71.07810'",
        "credit, geo:42.3;-71",
        "withdrawal, short",
        "latitude, 42.3474",
        "lat, 42.3474",
        "gpsLatitude, 42.3474",
        "GPS, x",
        "location, Boston",
        "iso, 400"
    })
    void metadataIsReadStrictly(String key, String value) {
        var metadata = Uploader.metadata(tour);
        metadata.put(key, value);
        var refused = host.begin(metadata, 10).expect(422);
        assertEquals(key, refused.json().at("/errors/0/field").asText(), refused.text());
    }

    @ParameterizedTest
    @CsvSource({"alt ???, alt", "alt gA==, alt", "alt YQ==@alt Yg==, alt", "a b c, a", "'', ''", "alt YQ, none"})
    void metadataIsKeysAndBase64(String more, String field) {
        var header = Uploader.header(Uploader.metadata(tour)) + "," + more.replace('@', ',');
        var answer = host.begin(Map.of(), 10, new byte[0], "Upload-Metadata", header);
        if (field.equals("none")) {
            answer.expect(201); // Base64 without its padding is still clear
        } else {
            assertEquals(field, answer.expect(422).json().at("/errors/0/field").asText());
        }
    }

    @Test
    void withoutMetadataNothingBegins() {
        host.begin(Map.of(), 10).expect(422);
    }

    @Test
    void aFanAgreesAndNamesTheStop() {
        var silent = Uploader.fansMetadata(tour);
        silent.remove("consent");
        fan.begin(silent, 10).expect(422);
        var nowhere = Uploader.fansMetadata(tour);
        nowhere.remove("stop");
        fan.begin(nowhere, 10).expect(422);
        assertEquals(0, kept.count("select count(*) from upload where person_id is null"));
    }

    @Test
    void onlyWhoBeganGoesOn() {
        var upload = host.begun(Uploader.metadata(tour), 100);
        for (var other : List.of(tour.nobody, tour.pr, tour.admin, tour.stranger)) {
            new Uploader(other).ask(upload).expect(404);
            new Uploader(other).goOn(upload, 0, new byte[10]).expect(404);
            new Uploader(other).end(upload).expect(404);
        }
        assertEquals(0, host.offset(upload));
        var fans = fan.begun(Uploader.fansMetadata(tour), 100);
        host.goOn(fans, 0, new byte[10]).expect(204);
    }

    @Test
    void whoeverSignsInDoesWhatTheySignedInFor() {
        var id = tour.admin.get("/api/people/me").expect(200).json().get("id").asText();
        var token = tour.setup
                .post("/api/people/" + id + "/tokens", Map.of("name", "reads", "scopes", List.of("read")))
                .expect(201)
                .json()
                .get("token")
                .asText();
        var reader = new Uploader(tour.setup.as(token));
        reader.begin(Uploader.fansMetadata(tour), 10).expect(403);
        reader.ask(fan.begun(Uploader.fansMetadata(tour), 100)).expect(403);
        new Uploader(tour.setup).begin(Uploader.fansMetadata(tour), 10).expect(403);
        new Uploader(tour.moderator).begin(Uploader.metadata(tour), 10).expect(403);
        new Uploader(tour.stranger).begin(Uploader.metadata(tour), 10).expect(404);
    }

    @Test
    void aBrowserThatIsSignedInBeginsWithoutABody() throws Exception {
        var browser = Browser.of(tour.host);
        var request = HttpRequest.newBuilder(URI.create(tour.host.base() + "/api/uploads"))
                .header("Cookie", browser.cookie())
                .header("Origin", browser.origin())
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "100")
                .header("Upload-Metadata", Uploader.header(Uploader.metadata(tour)))
                .POST(BodyPublishers.noBody());
        assertEquals(201, status(request));
        request.setHeader("Origin", "https://elsewhere.example");
        assertEquals(403, status(request));
    }

    @Test
    void whatIsNoPictureEndsTheUpload() {
        var text = "This is no picture at all.".getBytes(StandardCharsets.UTF_8);
        var upload = host.begun(Uploader.metadata(tour), text.length);
        var refused = host.goOn(upload, 0, text).expect(422);
        assertEquals("photo", refused.json().at("/errors/0/field").asText());
        host.ask(upload).expect(404);
        assertEquals(List.of(), kept.objects(upload));
    }

    @Test
    void aFansSecretIsForgottenWithTheLastByte() {
        var metadata = Uploader.fansMetadata(tour);
        var upload = fan.begun(metadata, PICTURE.length);
        assertEquals(Uploader.header(metadata), fan.ask(upload).expect(200).header("Upload-Metadata"));

        fan.goOn(upload, 0, PICTURE).expect(204);

        assertNull(fan.ask(upload).expect(200).header("Upload-Metadata"));
        assertEquals(
                0, kept.count("select count(*) from upload where completed_at is not null and metadata is not null"));
    }

    @Test
    void whatIsHereAlreadyIsTakenOnce() {
        var metadata = Uploader.metadata(tour);
        host.begin(metadata, PICTURE.length, PICTURE).expect(201);
        var again = host.begin(metadata, PICTURE.length, TestPicture.small(1)).expect(201);
        assertEquals(List.of(), kept.objects(again.header("Location")));
        assertEquals(PICTURE.length, host.offset(again.header("Location")));
        assertArrayEquals(PICTURE, kept.file(metadata.get("photo"), "ORIGINAL"));
    }

    @Test
    void afterADayItIsOver() throws Exception {
        var upload = host.begun(Uploader.metadata(tour), PICTURE.length);
        host.goOn(upload, 0, Arrays.copyOf(PICTURE, 700)).expect(204);
        kept.run("update upload set expires_at = now() where id = '" + Kept.id(upload) + "'");
        host.ask(upload).expect(410);
        host.goOn(upload, 700, rest(700)).expect(410);
        assertEquals(1, kept.objects(upload).size());
        sweep.sweep();
        host.ask(upload).expect(404);
        assertEquals(List.of(), kept.objects(upload));
    }

    @Test
    void whatACrashLeftWholeIsFinishedByWhoeverComesFirst() throws Exception {
        for (var comer : List.of("HEAD", "PATCH", "sweep")) {
            var metadata = Uploader.metadata(tour);
            var upload = host.begun(metadata, PICTURE.length + 1L);
            host.goOn(upload, 0, PICTURE).expect(204);
            kept.run("update upload set length = received where id = '" + Kept.id(upload) + "'");
            assertEquals(0, kept.file(metadata.get("photo"), "ORIGINAL").length);
            switch (comer) {
                case "HEAD" -> assertEquals(PICTURE.length, host.offset(upload));
                case "PATCH" -> host.goOn(upload, PICTURE.length, new byte[0]).expect(204);
                default -> sweep.sweep();
            }
            assertArrayEquals(PICTURE, kept.file(metadata.get("photo"), "ORIGINAL"), comer);
        }
    }

    @Test
    void workThatACrashLeftIsSweptWithAllThatIsInIt() throws Exception {
        var old = workFolder();
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        var young = workFolder();
        sweep.sweep();
        assertTrue(Files.notExists(old));
        assertTrue(Files.exists(young.resolve("work/original")));
        Files.setLastModifiedTime(young, FileTime.from(Instant.EPOCH));
        sweep.sweep();
    }

    private Path workFolder() throws IOException {
        var folder = Files.createTempDirectory(Files.createDirectories(images.folder()), "photo");
        Files.writeString(Files.createDirectory(folder.resolve("work")).resolve("original"), "half");
        return folder;
    }

    @Test
    void aStrangersNetworkIsNotNamed() {
        fan.begun(Uploader.fansMetadata(tour), 100);
        assertEquals(32, kept.count("select length(network) from upload where network is not null"));
        assertEquals(0, kept.count("select count(*) from upload where network = decode('7f000001', 'hex')"));
    }

    @Test
    void idsAreIds() {
        host.ask("/api/uploads/" + UUID.randomUUID()).expect(404);
        host.ask("/api/uploads/x").expect(404);
    }
}
