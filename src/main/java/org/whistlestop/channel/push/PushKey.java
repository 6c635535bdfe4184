package org.whistlestop.channel.push;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/** The installation's one key for push services, sealed. */
@Entity
class PushKey extends PanacheEntityBase {

    /** What the secret is sealed for. */
    static final String RECORD = "push_key";

    private static final short ONLY = 1;

    @Id
    public short id;

    public byte[] sealed;
    public Instant madeAt;

    protected PushKey() {}

    static Optional<PushKey> find() {
        return findByIdOptional(ONLY);
    }

    static Optional<PushKey> findLocked() {
        return findByIdOptional(ONLY, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Of several replicas that make one at the same time, the first wins. */
    static void insertIfAbsent(byte[] sealed, Instant madeAt) {
        getEntityManager()
                .createQuery(
                        "insert into PushKey (id, sealed, madeAt) values (:id, :sealed, :madeAt) on conflict (id) do nothing")
                .setParameter("id", ONLY)
                .setParameter("sealed", sealed)
                .setParameter("madeAt", madeAt)
                .executeUpdate();
    }
}
