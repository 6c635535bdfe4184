package org.whistlestop.account.oidc;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Who an issuer's subject is here; nothing else of a token, such as a name or an address, ever finds a person. */
@Entity
class OidcIdentity extends PanacheEntityBase {

    @EmbeddedId
    public Key key;

    public UUID personId;
    public Instant createdAt;

    protected OidcIdentity() {}

    OidcIdentity(Key key, UUID personId, Instant createdAt) {
        this.key = key;
        this.personId = personId;
        this.createdAt = createdAt;
    }

    @Embeddable
    record Key(String issuer, String subject) implements Serializable {}
}
