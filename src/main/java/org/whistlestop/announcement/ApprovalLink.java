package org.whistlestop.announcement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Lets one named person without an account approve one announcement, once. */
@Entity
class ApprovalLink extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID announcementId;
    public byte[] secretHash;
    public String name;
    public UUID madeBy;
    public Instant madeAt;
    public Instant expiresAt;
    public Instant usedAt;

    protected ApprovalLink() {}

    ApprovalLink(UUID announcementId, byte[] secretHash, String name, UUID madeBy, Instant madeAt, Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.announcementId = announcementId;
        this.secretHash = secretHash;
        this.name = name;
        this.madeBy = madeBy;
        this.madeAt = madeAt;
        this.expiresAt = expiresAt;
    }

    static Optional<ApprovalLink> find(byte[] secretHash, Instant now) {
        return find("secretHash = ?1 and usedAt is null and expiresAt > ?2", secretHash, now)
                .firstResultOptional();
    }
}
