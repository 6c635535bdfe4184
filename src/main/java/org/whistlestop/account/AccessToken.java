package org.whistlestop.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A personal bearer token, kept as its hash: who reads the database cannot use it. */
@Entity
public class AccessToken extends PanacheEntityBase {

    /** Use is written down so often at most, not with every request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    public UUID id;

    public UUID personId;
    public String name;
    public byte[] hash;
    public List<String> scopes;
    public Instant createdAt;
    public Instant expiresAt;
    public Instant lastUsedAt;
    public Instant revokedAt;

    protected AccessToken() {}

    AccessToken(
            UUID personId,
            String name,
            Secret secret,
            Collection<String> scopes,
            Instant createdAt,
            Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.name = name;
        this.hash = secret.hash();
        this.scopes = List.copyOf(scopes);
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    static List<AccessToken> listValid(UUID personId, Instant now) {
        return list(
                "personId = ?1 and revokedAt is null and expiresAt > ?2 order by createdAt desc, id", personId, now);
    }

    /** Finds the token that still works, without noting that it is in use. */
    public static Optional<AccessToken> findValid(Secret secret, Instant now) {
        return find("hash = ?1 and revokedAt is null and expiresAt > ?2", secret.hash(), now)
                .firstResultOptional();
    }

    /** Finds the token that still works and notes that it is in use. */
    public static Optional<AccessToken> use(Secret secret, Instant now) {
        var found = findValid(secret, now);
        found.filter(token -> token.lastUsedAt == null || token.lastUsedAt.isBefore(now.minus(NOTED_EVERY)))
                .ifPresent(token -> update("lastUsedAt = ?1 where id = ?2", now, token.id));
        return found;
    }

    public Credential credential() {
        return new Credential(Credential.Kind.TOKEN, id, null, scopes(), null);
    }

    Set<String> scopes() {
        return new LinkedHashSet<>(scopes);
    }
}
