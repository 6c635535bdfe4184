package org.whistlestop.account.signin;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Secret;

/** A link that lets one person in, once; the row holds its hash and goes when it is used. */
@Entity
class Invitation extends PanacheEntityBase {

    private static final Duration LIFETIME = Duration.ofDays(7);

    @Id
    public UUID id;

    public UUID personId;
    public byte[] hash;
    public Instant createdAt;
    public Instant expiresAt;

    protected Invitation() {}

    Invitation(UUID personId, Secret secret, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.hash = secret.hash();
        this.createdAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    static Optional<Invitation> find(Secret secret, Instant now) {
        return find("hash = ?1 and expiresAt > ?2", secret.hash(), now).firstResultOptional();
    }

    /** Of two who come at once, one is let in. */
    boolean useUp() {
        return delete("id", id) == 1;
    }
}
