package org.whistlestop.account.signin.passkey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A public key whose private half never leaves its owner's device, or the keyring that device belongs to. */
@Entity
class Passkey extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID personId;
    public String name;
    public byte[] credentialId;
    public byte[] credential;
    public List<String> transports;
    public long counter;
    public boolean backupEligible;
    public boolean backedUp;
    public Instant createdAt;
    public Instant lastUsedAt;

    /** When its counter went back: somebody has a copy, so it opens nothing any more. */
    public Instant copiedAt;

    protected Passkey() {}

    Passkey(UUID personId, String name, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.name = name;
        this.createdAt = createdAt;
    }

    static List<Passkey> listOf(UUID personId) {
        return list("personId = ?1 order by createdAt, id", personId);
    }

    /** Two answers of one device wait for each other, so that its counter is compared with the last. */
    static Optional<Passkey> take(byte[] credentialId) {
        return Passkey.<Passkey>find("credentialId = ?1", (Object) credentialId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
