package org.whistlestop.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.UUID;

/** One role of one person on one tour. */
@Entity
class RoleGrant extends PanacheEntityBase {

    @EmbeddedId
    public Key key;

    protected RoleGrant() {}

    RoleGrant(UUID personId, UUID tourId, Role role) {
        this.key = new Key(personId, tourId, role);
    }

    @Embeddable
    record Key(
            UUID personId,
            UUID tourId,
            @Enumerated(EnumType.STRING) Role role) implements Serializable {}
}
