package org.whistlestop.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A browser that signed in; the cookie holds the secret, the row its hash. */
@Entity
@Table(name = "sign_in_session")
class Session extends PanacheEntityBase {

    /** A working day; see also what PRIVACY asks of staff sessions. */
    static final Duration LIFETIME = Duration.ofHours(12);

    @Id
    public UUID id;

    public UUID personId;

    /** The token it was opened with, whose end is its end too; null after a one-tap sign-in. */
    public UUID tokenId;

    public byte[] hash;
    public Instant createdAt;
    public Instant expiresAt;

    protected Session() {}

    Session(UUID personId, UUID tokenId, Secret secret, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.tokenId = tokenId;
        this.hash = secret.hash();
        this.createdAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    static Optional<Session> findValid(Secret secret, Instant now) {
        return find("hash = ?1 and expiresAt > ?2", secret.hash(), now).firstResultOptional();
    }
}
