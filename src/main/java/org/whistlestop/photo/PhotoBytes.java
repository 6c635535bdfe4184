package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.whistlestop.image.ByteStore;

/** Forgets files: their rows at once, their bytes after the commit. What a crash leaves behind the sweep finds. */
@ApplicationScoped
class PhotoBytes {

    private static final Logger LOG = Logger.getLogger(PhotoBytes.class);

    @Inject
    ByteStore store;

    @Inject
    Event<Forgotten> forgotten;

    /** Everything that there is of a photo. */
    @Transactional(TxType.MANDATORY)
    void forget(UUID photoId) {
        PhotoSize.listOf(photoId).forEach(size -> {
            size.delete();
            forgotten.fire(new Forgotten(List.of(size.object)));
        });
        forgetOriginals(photoId);
    }

    /** What was handed in; its hash stays, by which it is known should it come again. */
    @Transactional(TxType.MANDATORY)
    void forgetOriginals(UUID photoId) {
        PhotoOriginal.listOf(photoId).forEach(original -> {
            forgotten.fire(new Forgotten(original.pieces()));
            original.objects = new String[0];
        });
    }

    void delete(@Observes(during = TransactionPhase.AFTER_SUCCESS) Forgotten gone) {
        for (var object : gone.objects()) {
            try {
                store.delete(object);
            } catch (RuntimeException e) {
                LOG.warnf("%s is left to the sweep: %s", object, e.getMessage());
            }
        }
    }

    /** Fired when nothing refers to these any more. */
    record Forgotten(List<String> objects) {}
}
