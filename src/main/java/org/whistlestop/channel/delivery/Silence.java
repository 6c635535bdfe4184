package org.whistlestop.channel.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Person;

/** While it lasts, nothing goes out: of one tour, or of all. */
@Entity
class Silence extends PanacheEntityBase {

    /** Nobody's id: a restore at the terminal knows no people. */
    static final UUID BY_THE_RESTORE = new UUID(0, 0);

    @Id
    public UUID id;

    /** Null for all tours. */
    public UUID tourId;

    public String reason;
    public UUID beganBy;
    public Instant beganAt;
    public UUID endedBy;
    public Instant endedAt;

    protected Silence() {}

    Silence(UUID tourId, String reason, UUID beganBy, Instant beganAt) {
        this.id = UUID.randomUUID();
        this.tourId = tourId;
        this.reason = reason;
        this.beganBy = beganBy;
        this.beganAt = beganAt;
    }

    String beganByName() {
        return beganBy.equals(BY_THE_RESTORE)
                ? "The restore"
                : Person.findNameOf(beganBy).orElse("Somebody who has left");
    }

    static Optional<Silence> findNow(UUID tourId) {
        return find("endedAt is null and tourId = ?1", tourId).firstResultOptional();
    }
}
