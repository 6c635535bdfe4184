package org.whistlestop.photo.upload;

import io.vertx.core.http.HttpConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.StoreFullException;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Brings bodies to the storage and writes down that they are there, in this order; holds no connection of the database meanwhile. */
@ApplicationScoped
class Receiver {

    @Inject
    UploadsConfig config;

    @Inject
    Uploads uploads;

    @Inject
    Slots slots;

    @Inject
    Lines lines;

    @Inject
    ByteStore store;

    @Inject
    Counts counts;

    /** Adds what comes of a body; false when it was cut short. */
    boolean append(Upload upload, Body body, HttpConnection connection) {
        body.mustFit(upload.remaining());
        try (var slot = slots.take(upload.isFromFan());
                var line = lines.open(upload.id(), connection);
                var piece = Piece.receive(body, upload.remaining(), config.folder())) {
            if (!piece.isWhole()) {
                counts.cut();
            }
            if (piece.bytes() > 0 && isWorthKeeping(piece, body)) {
                keep(upload, piece);
            }
            return piece.isWhole();
        } catch (StoreFullException e) {
            counts.failedByStorage();
            throw new ProblemException(Problem.of(
                    507, "There is no room for this just now. What was acknowledged is safe; go on with it later."));
        }
    }

    /** Half of what a checksum is about cannot be checked. */
    private static boolean isWorthKeeping(Piece piece, Body body) {
        return piece.isWhole() || body.checksum() == null;
    }

    private void keep(Upload upload, Piece piece) {
        var object = "incoming/" + upload.id() + "/" + UUID.randomUUID();
        store.put(object, piece.file());
        // Should the database not say whether it was written down, the object stays: the sweep knows later.
        if (!uploads.keep(upload, piece.bytes(), object)) {
            store.delete(object);
            throw movedMeanwhile();
        }
    }

    static ProblemException movedMeanwhile() {
        return ProblemException.conflict(
                "This upload does not stand at that offset, or no longer. Ask for it with HEAD and go on from there.");
    }
}
