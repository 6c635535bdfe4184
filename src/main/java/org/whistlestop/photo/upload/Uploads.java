package org.whistlestop.photo.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.photo.Arrived;
import org.whistlestop.photo.Intake;
import org.whistlestop.photo.NewPhoto;
import org.whistlestop.photo.Part;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Begins uploads, finds them for who sends them, and writes down how far they are. Each method is one short transaction. */
@ApplicationScoped
class Uploads {

    @Inject
    UploadsConfig config;

    @Inject
    UploadTable table;

    @Inject
    FormChecks checks;

    @Inject
    Intake intake;

    @Inject
    Caller caller;

    /**
     * Refuses before the first byte whatever can be refused then.
     *
     * @param network of the caller
     */
    @Transactional
    Upload begin(String metadata, long length, byte[] network) {
        var said = checks.checked(Metadata.photo(metadata));
        var sender = intake.begin(said);
        refuseEmpty(length);
        refuseTooLarge(length, sizeFor(said.part(), sender.personId() == null));
        var mark = sender.personId() == null ? network : null;
        refuseTooMany(table.open(sender, mark), length);
        return table.insert(sender, mark, said, metadata, length);
    }

    private long sizeFor(Part part, boolean isFan) {
        var size = part == Part.PREVIEW ? config.previewSize() : isFan ? config.fanSize() : config.staffSize();
        return size.asLongValue();
    }

    private static void refuseEmpty(long length) {
        if (length == 0) {
            throw ProblemException.invalid("Upload-Length", "An empty file is no picture", "Choose the picture again");
        }
    }

    private static void refuseTooLarge(long length, long atMost) {
        if (length > atMost) {
            throw new ProblemException(Problem.of(
                    413, "This file has %d bytes; up to %d are taken. Make it smaller.".formatted(length, atMost)));
        }
    }

    private void refuseTooMany(UploadTable.Open open, long length) {
        var atMost = config.unfinishedSize().asLongValue();
        if (open.uploads() >= config.unfinished() || open.bytes() + length > atMost) {
            throw new ProblemException(Problem.of(
                    429,
                    "%d uploads are begun from here and not finished. Finish them or delete them first."
                            .formatted(open.uploads())));
        }
    }

    /** Finds what the caller may continue; to all others it is not there. */
    @Transactional
    Upload get(UUID id) {
        var upload = table.find(id).filter(this::isCallers).orElseThrow(Uploads::gone);
        if (upload.isExpired()) {
            throw new ProblemException(
                    Problem.of(410, "This upload has waited too long for its next byte. Begin a new one."));
        }
        return upload;
    }

    private boolean isCallers(Upload upload) {
        return upload.isFromFan()
                || caller.isStaff()
                        && caller.person().id.equals(upload.personId())
                        && caller.may(upload.tourId(), Permission.ADD_PHOTOS);
    }

    private static ProblemException gone() {
        return ProblemException.notFound("There is no such upload, or no longer. Begin a new one.");
    }

    /** Keeps a piece that is on stable storage; false where another was there first. */
    @Transactional
    boolean keep(Upload upload, long bytes, String object) {
        if (!table.move(upload.id(), upload.received(), bytes)) {
            return false;
        }
        table.insertPiece(upload.id(), upload.received(), bytes, object);
        return true;
    }

    /** The names of what has arrived, in order. */
    @Transactional
    List<String> pieces(UUID id) {
        return table.pieces(id);
    }

    /** Hands all pieces to the photo; answers those that it has no use for, because it has this file already. */
    @Transactional
    List<String> handOver(UUID id, byte[] sha256) {
        var upload = table.take(id).orElseThrow(Uploads::gone);
        if (upload.isCompleted()) {
            return List.of();
        }
        var pieces = table.pieces(id);
        table.complete(id);
        intake.take(new Arrived(said(upload), upload.tourId(), upload.personId(), pieces, upload.length(), sha256));
        return table.listUnknown(pieces);
    }

    private static NewPhoto said(Upload upload) {
        return Metadata.photo(upload.metadata());
    }

    /** Forgets those whose time is over. */
    @Transactional
    Ended endExpired(int atMost) {
        var expired = table.takeExpired(atMost);
        return new Ended(
                expired.size(), expired.stream().flatMap(id -> end(id).stream()).toList());
    }

    /** Forgets an upload; answers the names of what was kept of it, to be deleted after this. */
    @Transactional
    List<String> end(UUID id) {
        if (table.take(id).isEmpty()) {
            return List.of();
        }
        var pieces = table.pieces(id);
        table.delete(id);
        return pieces;
    }

    /** @param pieces names of what was kept of them, to be deleted after this */
    record Ended(int uploads, List<String> pieces) {}
}
