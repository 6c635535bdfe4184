package org.whistlestop.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A personal bearer token, kept as its hash: who reads the database cannot use it. */
@Entity
class AccessToken extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID personId;
    public String name;
    public byte[] hash;
    public Instant createdAt;
    public Instant revokedAt;

    protected AccessToken() {}

    AccessToken(UUID personId, String name, Secret secret, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.name = name;
        this.hash = secret.hash();
        this.createdAt = createdAt;
    }

    static List<AccessToken> listValid(UUID personId) {
        return list("personId = ?1 and revokedAt is null order by createdAt desc, id", personId);
    }

    static Optional<AccessToken> findValid(Secret secret) {
        return find("hash = ?1 and revokedAt is null", (Object) secret.hash()).firstResultOptional();
    }
}
