package org.whistlestop.account.signin;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Credential;
import org.whistlestop.account.Scope;
import org.whistlestop.account.Secret;

/** A browser that signed in, or the host's phone for one tour; the cookie holds the secret, the row its hash. */
@Entity
@Table(name = "sign_in_session")
class Session extends PanacheEntityBase {

    /** A working day; see also what PRIVACY asks of staff sessions. */
    static final Duration LIFETIME = Duration.ofHours(12);

    /** The longest that browsers keep a cookie; the tour ends sooner. */
    static final Duration PHONE_LIFETIME = Duration.ofDays(400);

    /** A desk left alone is signed out. */
    private static final Duration IDLE = Duration.ofMinutes(30);

    /** Use is written down so often at most, not with every request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final String ALIVE = """
            from Session s where s.expiresAt > :now
            and exists (select 1 from Person p where p.id = s.personId and p.removedAt is null) and (s.tourId is not null or s.lastUsedAt > :idle)
            and (s.tokenId is null or exists (
                select 1 from AccessToken t where t.id = s.tokenId and t.revokedAt is null and t.expiresAt > :now)) and\s""";

    @Id
    public UUID id;

    public UUID personId;

    @Enumerated(EnumType.STRING)
    public Credential.Kind kind;

    @Enumerated(EnumType.STRING)
    public Way way;

    public UUID tokenId;
    public UUID passkeyId;
    public UUID tourId;
    public List<String> scopes;
    public byte[] hash;
    public String device;
    public Instant createdAt;
    public Instant provenAt;
    public Instant lastUsedAt;
    public Instant expiresAt;

    protected Session() {}

    Session(Opening opening, String device, Secret secret, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = opening.personId();
        this.kind = Credential.Kind.SESSION;
        this.way = opening.way();
        this.tokenId = opening.tokenId();
        this.passkeyId = opening.passkeyId();
        this.scopes = List.copyOf(opening.scopes());
        this.hash = secret.hash();
        this.device = device;
        this.createdAt = now;
        this.provenAt = now;
        this.lastUsedAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** Finds the session that a secret opens and notes that it is in use. */
    static Optional<Session> use(Secret secret, Instant now) {
        Optional<Session> found = find(ALIVE + "s.hash = :hash", at(now).and("hash", secret.hash()))
                .firstResultOptional();
        found.filter(session -> session.lastUsedAt.isBefore(now.minus(NOTED_EVERY)))
                .ifPresent(session -> update("lastUsedAt = ?1 where id = ?2", now, session.id));
        return found;
    }

    static Optional<Session> findBySecret(Secret secret) {
        return find("hash = ?1", (Object) secret.hash()).firstResultOptional();
    }

    static List<Session> listOf(UUID personId, Instant now) {
        return list(ALIVE + "s.personId = :person order by s.lastUsedAt desc, s.id", at(now).and("person", personId));
    }

    /** The enrolled phones of a tour. */
    static List<Session> listPhones(UUID tourId, Instant now) {
        return list(ALIVE + "s.tourId = :tour order by s.createdAt, s.id", at(now).and("tour", tourId));
    }

    private static Parameters at(Instant now) {
        return Parameters.with("now", now).and("idle", now.minus(IDLE));
    }

    /** Its owner is there; the new secret makes every copy of the old one worthless. */
    void prove(Secret secret, Instant now) {
        hash = secret.hash();
        provenAt = now;
        lastUsedAt = now;
    }

    /** Turns into the phone of one tour: for longer, for less. */
    void becomePhone(UUID tour, Secret secret, Instant now) {
        kind = Credential.Kind.PHONE;
        tourId = tour;
        scopes = scopes.stream().filter(Scope.PHONE::contains).toList();
        hash = secret.hash();
        provenAt = null;
        createdAt = now;
        lastUsedAt = now;
        expiresAt = now.plus(PHONE_LIFETIME);
    }

    Credential credential() {
        return new Credential(kind, id, tourId, new LinkedHashSet<>(scopes), provenAt);
    }
}
