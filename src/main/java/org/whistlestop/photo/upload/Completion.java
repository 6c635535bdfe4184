package org.whistlestop.photo.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.ImageHeader;
import org.whistlestop.image.NoSuchBytesException;
import org.whistlestop.image.Pictures;
import org.whistlestop.image.UnreadableImageException;
import org.whistlestop.support.ProblemException;

/** Makes a photo's file of an upload that is whole. Begun again after a crash, it does what is left to do. */
@ApplicationScoped
class Completion {

    @Inject
    Uploads uploads;

    @Inject
    ByteStore store;

    @Inject
    Pictures pictures;

    @Inject
    Counts counts;

    /** @throws ProblemException for what is no picture or was taken down; the upload has ended then, with its bytes */
    void complete(UUID id) {
        var pieces = uploads.pieces(id);
        if (pieces.isEmpty()) {
            return; // somebody else was quicker
        }
        try {
            refuseUnreadable(pieces);
            uploads.handOver(id, hashOf(pieces)).forEach(store::delete);
            counts.completed();
        } catch (ProblemException e) {
            counts.refused();
            end(id);
            throw e;
        } catch (NoSuchBytesException e) {
            if (!uploads.pieces(id).isEmpty()) {
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets an upload and its bytes. */
    void end(UUID id) {
        uploads.end(id).forEach(store::delete);
    }

    private void refuseUnreadable(List<String> pieces) throws IOException {
        try (var bytes = open(pieces)) {
            ImageHeader.read(bytes, pictures.readable());
        } catch (UnreadableImageException e) {
            throw ProblemException.invalid("photo", e.wrong(), e.right());
        }
    }

    private byte[] hashOf(List<String> pieces) throws IOException {
        try (var bytes = new DigestInputStream(open(pieces), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return bytes.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of them as one, each opened when it is its turn. */
    private InputStream open(List<String> pieces) {
        var names = pieces.iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return names.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return store.open(names.next());
            }
        });
    }
}
