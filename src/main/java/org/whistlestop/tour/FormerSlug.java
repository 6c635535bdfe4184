package org.whistlestop.tour;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

/** An address that a stop had before it moved to another store; it redirects for ever. */
@Entity
class FormerSlug extends PanacheEntityBase {

    @EmbeddedId
    public Key key;

    public UUID stopId;

    protected FormerSlug() {}

    FormerSlug(UUID tourId, String slug, UUID stopId) {
        this.key = new Key(tourId, slug);
        this.stopId = stopId;
    }

    static Optional<Stop> findStop(UUID tourId, String slug) {
        return FormerSlug.<FormerSlug>findByIdOptional(new Key(tourId, slug))
                .flatMap(former -> Stop.findByIdOptional(former.stopId));
    }

    @Embeddable
    record Key(UUID tourId, String slug) implements Serializable {}
}
