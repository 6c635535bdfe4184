package org.whistlestop.process;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.whistlestop.photo.upload.TestPicture;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.TestTour;

/**
 * Fans, the host, the desk and a map's stream at once, at the replicas in turn. As a proxy does, it tries a request again at the
 * next one when the line was refused or broke before an answer: all of them may be repeated.
 */
class RollingLoad implements AutoCloseable {

    private static final int TRIES = 100;

    final List<String> replicas;
    final Queue<String> failures = new ConcurrentLinkedQueue<>();
    final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
    final LongAdder triedAgain = new LongAdder();
    final LongAdder checkIns = new LongAdder();
    final LongAdder photos = new LongAdder();

    private final TestTour tour;
    private final Browser desk;
    private final byte[] picture = TestPicture.jpeg(300, 200, 7);
    private final AtomicInteger turn = new AtomicInteger();
    private final List<Long> streamed = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    RollingLoad(TestTour tour, String... replicas) {
        this.tour = tour;
        this.replicas = new CopyOnWriteArrayList<>(replicas);
        this.desk = Browser.of(tour.pr);
        List.<Runnable>of(this::visit, this::checkIn, this::plan, this::takePhoto, this::watch)
                .forEach(this::repeat);
    }

    private void repeat(Runnable step) {
        var thread = new Thread(() -> {
            while (!stopped) {
                try {
                    step.run();
                    Thread.sleep(30); // programs start beside it, on few cores
                } catch (RuntimeException | AssertionError e) {
                    failures.add(e.toString());
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        thread.start();
        threads.add(thread);
    }

    private void visit() {
        for (var path : List.of(
                tour.api("/map"),
                "/tours/" + tour.slug,
                "/tours/" + tour.slug + "/stops/boston-copley-place",
                "/tours/" + tour.slug + "/photos",
                "/tours/" + tour.slug + "/feed.atom",
                "/embed/tours/" + tour.slug)) {
            ask(path, base -> new Api(base, null).get(path).status());
        }
    }

    private void checkIn() {
        var id = UUID.randomUUID();
        var kind = List.of("arrived", "left").get(turn.get() % 2);
        var body = tour.checkIn("boston-copley-place", kind, Instant.now());
        var status = ask("check-in", base -> new Api(base, tour.host.token())
                .put("/api/check-ins/" + id, body)
                .status());
        if (status == 201 || status == 200) {
            checkIns.increment();
        } else {
            failures.add("A check-in was refused: " + status);
        }
    }

    private void plan() {
        for (var path : List.of("/desk", "/desk/tours/" + tour.slug, "/api/tours/" + tour.slug + "/stops")) {
            ask(path, base -> statusOf(desk.at(base).get(path)));
        }
        var stop = TestTour.stop(
                "Store " + UUID.randomUUID(),
                "Boston",
                "MA",
                42.3,
                -71.0,
                TestTour.at(9),
                TestTour.at(9).plusHours(1));
        if (turn.get() % 10 == 0) {
            ask("new stop", base -> new Api(base, tour.pr.token())
                    .post(tour.api("/stops"), stop)
                    .status());
        }
    }

    private static int statusOf(HttpResponse<String> answer) {
        return answer.statusCode();
    }

    private void takePhoto() {
        var metadata = Uploader.metadata(tour);
        var status = ask("photo", base -> new Uploader(new Api(base, tour.host.token()))
                .begin(metadata, picture.length, picture)
                .status());
        if (status == 201) {
            photos.increment();
        }
    }

    /** Comes back again and again with the last number that it knows. */
    private void watch() {
        var known = streamed.isEmpty() ? 0L : streamed.get(streamed.size() - 1);
        try (var reader = new EventReader(next(), tour.slug, known)) {
            Thread.sleep(500);
            reader.close();
            streamed.addAll(reader.numbers);
            count(reader.status(), "the stream");
        } catch (IllegalStateException e) {
            triedAgain.increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ask(String what, Function<String, Integer> question) {
        for (var tried = 0; tried < TRIES; tried++) {
            try {
                var status = question.apply(next());
                count(status, what);
                return status;
            } catch (UncheckedIOException e) {
                triedAgain.increment();
            }
        }
        throw new IllegalStateException("No replica took " + what);
    }

    /** @param status 0 where there was no answer */
    private void count(int status, String what) {
        if (status == 0) {
            triedAgain.increment();
            return;
        }
        answers.computeIfAbsent(status, absent -> new LongAdder()).increment();
        if (status >= 500) {
            failures.add(status + " for " + what);
        }
    }

    private String next() {
        return replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
    }

    /** Numbers come once and in order, whichever replica tells them. */
    boolean sawEveryNumberOnce() {
        for (var i = 1; i < streamed.size(); i++) {
            if (streamed.get(i) != streamed.get(i - 1) + 1) {
                return false;
            }
        }
        return !streamed.isEmpty();
    }

    @Override
    public void close() {
        stopped = true;
        for (var thread : threads) {
            try {
                thread.join(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return answers + ", " + checkIns + " check-ins, " + photos + " photos, " + streamed.size() + " events, "
                + triedAgain + " tried again";
    }
}
