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
    /** The token that made it, whose end is its end too; null where a person or the administrator made it. */
    public UUID parentId;

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
            UUID parentId,
            Instant createdAt,
            Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.name = name;
        this.hash = secret.hash();
        this.scopes = List.copyOf(scopes);
        this.parentId = parentId;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    static List<AccessToken> listValid(UUID personId, Instant now) {
        return list(
                "personId = ?1 and revokedAt is null and expiresAt > ?2 order by createdAt desc, id", personId, now);
    }

    /** Finds the token that still works, without noting that it is in use. */
    public static Optional<AccessToken> findValid(Secret secret, Instant now) {
        return find("""
                        from AccessToken t where t.hash = ?1 and t.revokedAt is null and t.expiresAt > ?2
                        and exists (select 1 from Person p where p.id = t.personId and p.removedAt is null)""", secret.hash(), now).firstResultOptional();
    }

    /** Finds the token that still works and notes that it is in use. */
    public static Optional<AccessToken> use(Secret secret, Instant now) {
        var found = findValid(secret, now);
        found.filter(token -> token.lastUsedAt == null || token.lastUsedAt.isBefore(now.minus(NOTED_EVERY)))
                .ifPresent(token -> update("lastUsedAt = ?1 where id = ?2", now, token.id));
        return found;
    }

    /** Ends a token of a person and all that were made with it; answers how many. */
    static int revoke(UUID id, UUID personId, Instant now) {
        return getEntityManager()
                .createNativeQuery("""
                        with recursive line(id) as (
                            select id from access_token where id = :id and person_id = :person and revoked_at is null
                            union select child.id from access_token child join line on child.parent_id = line.id)
                        update access_token set revoked_at = :now
                        where id in (select id from line) and revoked_at is null""")
                .setParameter("id", id)
                .setParameter("person", personId)
                .setParameter("now", now)
                .executeUpdate();
    }

    public Credential credential() {
        return new Credential(Credential.Kind.TOKEN, id, null, scopes(), null);
    }

    Set<String> scopes() {
        return new LinkedHashSet<>(scopes);
    }
}
