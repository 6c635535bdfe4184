package org.whistlestop.photo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.whistlestop.image.ByteStore;
import org.whistlestop.tour.Tour;

/** Hands photos in as an upload does with its last byte. */
@ApplicationScoped
public class HandsIn {

    @Inject
    ByteStore store;

    @Inject
    Intake intake;

    /** What the host sends; null for what is not said. */
    public UUID byHost(String tour, String hostId, byte[] file, String stop, Instant takenAt, String alt) {
        return take(said(tour, stop, UUID.randomUUID(), Part.ORIGINAL, takenAt, alt, null), hostId, file);
    }

    public UUID byFan(String tour, byte[] file, String stop, String alt, String secret) {
        return take(said(tour, stop, UUID.randomUUID(), Part.ORIGINAL, null, alt, secret), null, file);
    }

    static NewPhoto said(
            String tour, String stop, UUID photo, Part part, Instant takenAt, String alt, String withdrawal) {
        return new NewPhoto(tour, stop, photo, part, takenAt, alt, null, null, withdrawal != null, withdrawal);
    }

    UUID take(NewPhoto said, String personId, byte[] file) {
        var object = put(file);
        QuarkusTransaction.requiringNew().run(() -> {
            var tour = Tour.getBySlug(said.tour());
            var sender = personId == null ? null : UUID.fromString(personId);
            intake.take(new Arrived(said, tour.id, sender, List.of(object), file.length, sha256(file)));
        });
        return said.photo();
    }

    private String put(byte[] file) {
        try {
            var temporary = Files.createTempFile("photo", ".part");
            Files.write(temporary, file);
            var name = "incoming/" + UUID.randomUUID() + "/whole";
            store.put(name, temporary);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
