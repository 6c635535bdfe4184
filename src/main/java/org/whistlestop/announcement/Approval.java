package org.whistlestop.announcement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Somebody's yes to exact words, channels and times. */
@Entity
class Approval extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID announcementId;
    public byte[] seal;

    @JdbcTypeCode(SqlTypes.JSON)
    public Sealed sealed;

    /** Null: by a link. */
    public UUID personId;

    public String name;

    /** Why a billboard may go out. */
    public String reason;

    public Instant approvedAt;
    public Instant endedAt;
    public String endedWhy;

    protected Approval() {}

    Approval(UUID announcementId, Sealed sealed, UUID personId, String name, String reason, Instant approvedAt) {
        this.id = UUID.randomUUID();
        this.announcementId = announcementId;
        this.sealed = sealed;
        this.seal = sealed.seal();
        this.personId = personId;
        this.name = name;
        this.reason = reason;
        this.approvedAt = approvedAt;
    }

    /** The one that holds. */
    static Optional<Approval> findNow(UUID announcementId) {
        return find("announcementId = ?1 and endedAt is null", announcementId).firstResultOptional();
    }

    /** The last one of each, whether it holds or not. */
    static Map<UUID, Approval> lastOf(Collection<UUID> announcementIds) {
        return Approval.<Approval>list("announcementId in ?1 order by approvedAt", announcementIds).stream()
                .collect(Collectors.toMap(
                        approval -> approval.announcementId, Function.identity(), (former, later) -> later));
    }

    static List<Approval> listOf(UUID announcementId) {
        return list("announcementId = ?1 order by approvedAt", announcementId);
    }

    void end(String why, Instant now) {
        endedAt = now;
        endedWhy = why;
    }
}
