package org.whistlestop.photo.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * Uploads as a bad day makes them, from one seed a run: cuts, repeats, wrong offsets, wrong checksums, two writers at once.
 * What was acknowledged is what is kept, byte for byte. A tenth of the 1,000 by default: {@code -Duploads.runs=1000}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(UploadRunsTest.Busy.class)
class UploadRunsTest {

    private static final int RUNS = Integer.getInteger("uploads.runs", 100);
    private static final long SEED = Long.getLong("uploads.seed", 20081121);
    private static final int WRITERS = 4;

    /** Up to here a picture says what it is; behind it, other bytes do not make it another type. */
    private static final int HEAD_BYTES = 1_000;

    /** So many requests as these runs send come from no single network. */
    public static class Busy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("whistlestop.limits.anonymous", "1000000");
        }
    }

    @TestHTTPResource
    String url;

    @Inject
    Kept kept;

    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private List<byte[]> pictures;
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        pictures = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> TestPicture.jpeg(40 * i, 30 * i, i))
                .toList();
    }

    @Test
    void whatIsAcknowledgedIsWhatIsKept() throws Exception {
        var before = System.nanoTime();
        var writers = Executors.newFixedThreadPool(WRITERS);
        var runs = IntStream.range(0, RUNS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> new Run(SEED + i).go(), writers))
                .toList();
        for (var run : runs) {
            run.join();
        }
        writers.shutdown();
        System.out.printf(
                "MEASURED %d runs from seed %d in %d ms: %d photos, %d cuts, statuses %s%n",
                RUNS, SEED, (System.nanoTime() - before) / 1_000_000, completed.get(), cuts.get(), statuses);
        assertEquals(
                List.of(),
                statuses.keySet().stream().filter(status -> status >= 500).toList());
        assertTrue(completed.get() > RUNS * 3 / 4, completed + " photos of " + RUNS);
    }

    /** One upload, and what it must be. */
    private final class Run {

        private final long seed;
        private final Random random;
        private final byte[] picture;
        private final ByteArrayOutputStream acknowledged = new ByteArrayOutputStream();
        private final Uploader uploader;
        private final Map<String, String> metadata;
        private String upload;
        private boolean ended;

        private Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.picture = pictures.get(random.nextInt(pictures.size()));
            var isFan = random.nextInt(4) == 0;
            this.uploader = new Uploader(isFan ? tour.nobody : tour.host);
            this.metadata = isFan ? Uploader.fansMetadata(tour) : Uploader.metadata(tour);
        }

        private void go() {
            try {
                upload = counted(uploader.begin(metadata, picture.length))
                        .expect(201)
                        .header("Location");
                while (!ended && acknowledged.size() < picture.length) {
                    step();
                }
                if (!ended) {
                    assertEquals(picture.length, uploader.offset(upload));
                    assertArrayEquals(acknowledged.toByteArray(), kept.file(metadata.get("photo"), "ORIGINAL"));
                    completed.incrementAndGet();
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Duploads.runs=1 -Duploads.seed=" + seed + ": " + e.getMessage(), e);
            }
        }

        private void step() {
            var next = piece();
            switch (random.nextInt(13)) {
                case 0, 1, 2 ->
                    take(next, counted(uploader.goOn(upload, offset(), next)).expect(204));
                case 3 ->
                    take(
                            next,
                            counted(uploader.goOn(upload, offset(), next, sum("sha1", next)))
                                    .expect(204));
                case 4 ->
                    counted(uploader.goOn(upload, offset(), next, sum("sha256", picture, next)))
                            .expect(460);
                case 5 ->
                    counted(uploader.goOn(upload, offset() + 1 + random.nextInt(99), next))
                            .expect(409);
                case 6 -> repeat(next);
                case 7, 8 -> cut(next, false);
                case 9 -> cut(next, true);
                case 10, 11 -> twoAtOnce(next, piece());
                default -> maybeGiveUp();
            }
        }

        private int offset() {
            return acknowledged.size();
        }

        private byte[] piece() {
            var atMost = picture.length - offset();
            var length = Math.min(atMost, 1 + random.nextInt(1 + picture.length / (1 + random.nextInt(6))));
            return Arrays.copyOfRange(picture, offset(), offset() + length);
        }

        private void take(byte[] piece, Api.Answer answer) {
            acknowledged.writeBytes(piece);
            assertEquals(String.valueOf(offset()), answer.header("Upload-Offset"));
        }

        private void repeat(byte[] next) {
            take(next, counted(uploader.goOn(upload, offset(), next)).expect(204));
            var isWhole = offset() == picture.length;
            counted(uploader.goOn(upload, offset() - next.length, next)).expect(409);
            assertEquals(offset(), isWhole ? picture.length : uploader.offset(upload));
        }

        /** The client hears nothing and asks; what it is told then stays. */
        private void cut(byte[] piece, boolean chunked) {
            cuts.incrementAndGet();
            var sent = random.nextInt(piece.length + 1);
            sendAndHangUp(piece, sent, chunked);
            var told = (int) uploader.offset(upload);
            assertTrue(told >= offset() && told <= offset() + sent, told + " of " + offset() + " + " + sent);
            acknowledged.write(piece, 0, told - offset());
            settle(piece, sent);
        }

        /** Had the program not seen the body when it was asked, it may still keep it: then the next offset is another. */
        private void settle(byte[] piece, int sent) {
            for (var again = 0; again < 5 && offset() < picture.length; again++) {
                var next = Arrays.copyOfRange(picture, offset(), offset() + 1);
                var answer = counted(uploader.goOn(upload, offset(), next));
                if (answer.status() == 204) {
                    take(next, answer);
                    return;
                }
                answer.expect(409);
                var told = (int) uploader.offset(upload);
                assertTrue(told > offset() && told <= offset() + sent, "late: " + told);
                acknowledged.write(picture, offset(), told - offset());
            }
        }

        private void sendAndHangUp(byte[] piece, int sent, boolean chunked) {
            var address = URI.create(uploader.api().base());
            var token = uploader.api().token();
            var head = "PATCH " + upload + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nTus-Resumable: 1.0.0\r\nContent-Type: " + Tus.MEDIA_TYPE + "\r\nUpload-Offset: " + offset()
                    + (token == null ? "" : "\r\nAuthorization: Bearer " + token)
                    + (chunked ? "\r\nTransfer-Encoding: chunked" : "\r\nContent-Length: " + (piece.length + 1))
                    + "\r\n\r\n";
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                var out = socket.getOutputStream();
                out.write(head.getBytes(StandardCharsets.UTF_8));
                out.write(
                        chunked
                                ? (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.UTF_8)
                                : new byte[0]);
                out.write(piece, 0, sent);
                out.flush();
                Thread.sleep(random.nextInt(30));
                socket.setSoLinger(random.nextBoolean(), 0); // a reset or an end
            } catch (IOException e) {
                // refused while it was being sent
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Of two for one place one wins, and the other is told. */
        private void twoAtOnce(byte[] one, byte[] other) {
            if (offset() > HEAD_BYTES) {
                random.nextBytes(other); // so that a mixture would show
            }
            var answers = Stream.of(one, other)
                    .map(piece -> CompletableFuture.supplyAsync(() -> counted(uploader.goOn(upload, offset(), piece))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            var won = answers.get(0).status() == 204 ? 0 : 1;
            answers.get(1 - won).expect(409);
            take(won == 0 ? one : other, answers.get(won).expect(204));
        }

        private void maybeGiveUp() {
            if (random.nextInt(4) == 0) {
                counted(uploader.end(upload)).expect(204);
                counted(uploader.ask(upload)).expect(404);
                assertEquals(List.of(), kept.objects(upload));
                ended = true;
            }
        }
    }

    private Api.Answer counted(Api.Answer answer) {
        statuses.computeIfAbsent(answer.status(), status -> new AtomicInteger()).incrementAndGet();
        return answer;
    }

    private static String[] sum(String algorithm, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
            for (var part : parts) {
                digest.update(part);
            }
            return new String[] {"Upload-Checksum", algorithm + " " + Uploader.base64(digest.digest())};
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
