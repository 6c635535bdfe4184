package org.whistlestop.channel;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.whistlestop.support.ProblemException;

/** One place where a tour speaks. */
@Entity
public class Channel extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;

    @Enumerated(EnumType.STRING)
    public ChannelKind kind;

    public String name;
    public String address;
    public String account;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> settings = Map.of();

    /** What opens it, in {@link ChannelKeys}. */
    public String keyName;

    public UUID addedBy;
    public Instant addedAt;

    /** Removed ones stay, because what was said there is. */
    public Instant removedAt;

    public Instant checkedAt;
    public String knownAs;
    public String trouble;

    protected Channel() {}

    Channel(UUID id, UUID tourId, ChannelKind kind) {
        this.id = id;
        this.tourId = tourId;
        this.kind = kind;
    }

    public static List<Channel> listOf(UUID tourId) {
        return list("tourId = ?1 and removedAt is null order by addedAt, id", tourId);
    }

    public static Channel get(UUID tourId, UUID id) {
        return Channel.<Channel>find("id = ?1 and tourId = ?2 and removedAt is null", id, tourId)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("There is no such channel on this tour."));
    }

    static Optional<Channel> findByName(UUID tourId, String name) {
        return find("tourId = ?1 and lower(name) = lower(?2) and removedAt is null", tourId, name)
                .firstResultOptional();
    }
}
