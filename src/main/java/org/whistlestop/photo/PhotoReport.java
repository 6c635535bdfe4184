package org.whistlestop.photo;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody has something against a photo that is shown. */
@Entity
class PhotoReport extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID photoId;
    public String reason;
    public Instant reportedAt;

    /** When a moderator decided about the photo after it. */
    public Instant settledAt;

    protected PhotoReport() {}

    PhotoReport(UUID photoId, String reason, Instant reportedAt) {
        this.id = UUID.randomUUID();
        this.photoId = photoId;
        this.reason = reason;
        this.reportedAt = reportedAt;
    }

    static long countOpen(UUID photoId) {
        return count("photoId = ?1 and settledAt is null", photoId);
    }

    static List<PhotoReport> listOpen(List<UUID> photoIds) {
        return list("photoId in ?1 and settledAt is null order by reportedAt", photoIds);
    }

    static void settle(UUID photoId, Instant at) {
        update("settledAt = ?1 where photoId = ?2 and settledAt is null", at, photoId);
    }
}
