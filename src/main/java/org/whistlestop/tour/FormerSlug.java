package org.whistlestop.tour;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that a stop had before. One that the public knew redirects for ever; any other only lets staff, and check-ins that
 * still wait on a phone, find the stop.
 */
@Entity
class FormerSlug extends PanacheEntityBase {

    @EmbeddedId
    public Key key;

    public UUID stopId;

    /** Whether it was the address of a stop that the public saw. */
    public boolean wasPublic;

    protected FormerSlug() {}

    private FormerSlug(Stop stop) {
        this.key = new Key(stop.tourId, stop.slug);
        this.stopId = stop.id;
        this.wasPublic = stop.published;
    }

    /** Keeps the slug that a stop has now, before it gets another one; the last to leave a slug is found by it. */
    static void keep(Stop stop) {
        getEntityManager().merge(new FormerSlug(stop));
    }

    static Optional<Stop> findStop(UUID tourId, String slug) {
        return find(tourId, slug).flatMap(former -> Stop.findByIdOptional(former.stopId));
    }

    static Optional<Stop> findPublicStop(UUID tourId, String slug) {
        return find(tourId, slug)
                .filter(former -> former.wasPublic)
                .flatMap(former -> Stop.findByIdOptional(former.stopId));
    }

    static Optional<FormerSlug> find(UUID tourId, String slug) {
        return findByIdOptional(new Key(tourId, slug));
    }

    @Embeddable
    record Key(UUID tourId, String slug) implements Serializable {}
}
