package org.whistlestop.demo;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.whistlestop.image.ByteStore;
import org.whistlestop.photo.Arrived;
import org.whistlestop.photo.Intake;
import org.whistlestop.photo.NewPhoto;
import org.whistlestop.photo.Part;
import org.whistlestop.support.work.WorkQueue;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Draws the demo's photos, one after the other behind the start, and hands them in as the host would have done. */
@ApplicationScoped
class DemoPhotos {

    @Inject
    WorkQueue queue;

    @Inject
    @Named("demo-photo")
    OneTimeTask<Void> task;

    @Inject
    ByteStore store;

    @Inject
    Intake intake;

    /** Asks for them, in this transaction: once asked for, they are drawn once, whatever is killed or restarted. */
    void order() {
        var oldestFirst = new ArrayList<>(Poster.ALL);
        Collections.reverse(oldestFirst);
        oldestFirst.forEach(poster -> queue.add(task, poster.name()));
    }

    /** Not private: the task asks through the bean's proxy. */
    void draw(String name) {
        var poster = Poster.ALL.stream().filter(p -> p.name().equals(name)).findFirst();
        var place = QuarkusTransaction.requiringNew().call(() -> poster.flatMap(this::place));
        place.ifPresent(this::handIn);
    }

    private Optional<Place> place(Poster poster) {
        return Tour.findBySlug(DemoTour.SLUG).flatMap(tour -> {
            var visited = visited(tour);
            return visited.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Place.of(poster, tour, visited.get(poster.ago() % visited.size())));
        });
    }

    /** The newest first. */
    private static List<Stop> visited(Tour tour) {
        var visited = new ArrayList<>(tour.stops().stream()
                .filter(stop -> stop.state.arrivedAt() != null)
                .toList());
        Collections.reverse(visited);
        return visited;
    }

    private void handIn(Place place) {
        try {
            var file = Files.createTempFile("poster", ".jpg");
            try {
                var said = place.said();
                var brush = new Brush(said.photo().getMostSignificantBits());
                place.poster.drawing().accept(brush);
                ImageIO.write(brush.printed().sheet(), "jpg", file.toFile());
                var bytes = Files.size(file);
                var hash = sha256(file);
                var name = "incoming/" + said.photo() + "/whole";
                store.put(name, file);
                QuarkusTransaction.requiringNew()
                        .run(() ->
                                intake.take(new Arrived(said, place.tourId, place.host, List.of(name), bytes, hash)));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where and when a poster was taken. */
    private record Place(Poster poster, UUID tourId, UUID host, String stop, Instant takenAt) {

        static Place of(Poster poster, Tour tour, Stop stop) {
            var at = stop.state.arrivedAt().plus(Duration.ofMinutes(poster.minute()));
            return new Place(poster, tour.id, tour.host.id, stop.slug, at);
        }

        NewPhoto said() {
            var id = UUID.nameUUIDFromBytes((tourId + "/" + poster.name()).getBytes(StandardCharsets.UTF_8));
            return new NewPhoto(
                    DemoTour.SLUG, stop, id, Part.ORIGINAL, takenAt, poster.alt(), poster.caption(), null, false, null);
        }
    }

    @Singleton
    static class Offered {

        @Inject
        Instance<DemoPhotos> photos;

        @Produces
        @Singleton
        @Named("demo-photo")
        OneTimeTask<Void> photo() {
            return Tasks.oneTime("demo-photo")
                    .execute((instance, context) -> photos.get().draw(instance.getId()));
        }
    }
}
