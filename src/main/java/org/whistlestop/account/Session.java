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

    /** A desk left alone is signed out; a host on the road, hours between two stores, is not. */
    private static final Duration IDLE = Duration.ofMinutes(30);

    /** Use is written down so often at most, not with every request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    public UUID id;

    public UUID personId;

    /** The token it was opened with, whose end is its end too; null after a one-tap sign-in. */
    public UUID tokenId;

    public byte[] hash;
    public Instant createdAt;
    public Instant lastUsedAt;
    public Instant expiresAt;

    protected Session() {}

    Session(UUID personId, UUID tokenId, Secret secret, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.tokenId = tokenId;
        this.hash = secret.hash();
        this.createdAt = now;
        this.lastUsedAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** Finds the session that a secret opens and notes that it is in use. */
    static Optional<Session> use(Secret secret, Instant now) {
        var found = Session.<Session>find("""
                        from Session s where s.hash = ?1 and s.expiresAt > ?2 and (s.lastUsedAt > ?3 or exists (
                            select 1 from RoleGrant g where g.key.personId = s.personId and g.key.role = ?4))""", secret.hash(), now, now.minus(IDLE), Role.HOST)
                .<Session>firstResultOptional();
        found.filter(session -> session.lastUsedAt.isBefore(now.minus(NOTED_EVERY)))
                .ifPresent(session -> update("lastUsedAt = ?1 where id = ?2", now, session.id));
        return found;
    }

    Credential credential() {
        return new Credential(Credential.Kind.SESSION, id, null, Scope.ALL, createdAt);
    }
}
