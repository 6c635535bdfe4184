package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** Asks for what was not made yet of photos that came with their whole tour: the work that was waiting stayed behind. */
@ApplicationScoped
public class UnmadePhotos {

    @Inject
    EntityManager database;

    @Inject
    PhotoWork work;

    /** Of every photo whose original is kept; what is there is not made again. */
    @Transactional(TxType.MANDATORY)
    public void make(UUID tourId) {
        for (var id : listOf(tourId)) {
            work.makeWhatIsMissing(Photo.get(id));
        }
    }

    @SuppressWarnings("unchecked")
    private List<UUID> listOf(UUID tourId) {
        return database.createNativeQuery("""
                        select p.id from photo p where p.tour_id = ?1 and p.failure is null and exists (
                            select from photo_original o where o.photo_id = p.id and cardinality(o.objects) > 0)
                        order by p.received_at, p.id""", UUID.class)
                .setParameter(1, tourId)
                .getResultList();
    }
}
