package org.whistlestop.story;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One post of a blog, to read; it is changed by {@link StoryPlans} and {@link StoryQueue} in single statements. */
@Entity
@Immutable
class StoryPost extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;
    public UUID channelId;

    @Enumerated(EnumType.STRING)
    public StoryKind kind;

    public String subject;
    public UUID stopId;
    public LocalDate day;
    public String name;
    public long wanted;
    public long written;

    @Enumerated(EnumType.STRING)
    public StoryState state;

    public Instant nextAt;
    public String words;

    @Enumerated(EnumType.STRING)
    public Hold held;

    public String standing;
    public String offered;
    public Long blogId;
    public String link;
    public String status;
    public String title;
    public Instant writtenAt;
    public Instant madeAt;

    protected StoryPost() {}

    /** Those that wait for a person first, then the newest. */
    static List<StoryPost> listOf(UUID tourId) {
        return list(
                "tourId = ?1 order by case when state = ?2 then 0 else 1 end, madeAt desc, id",
                tourId,
                StoryState.HELD);
    }

    static Optional<StoryPost> find(UUID tourId, UUID id) {
        return find("tourId = ?1 and id = ?2", tourId, id).firstResultOptional();
    }
}
