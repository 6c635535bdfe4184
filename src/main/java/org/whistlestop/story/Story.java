package org.whistlestop.story;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** What a tour writes into its blog. */
@Entity
@DynamicUpdate
class Story extends PanacheEntityBase {

    static final LocalTime EVENING = LocalTime.of(20, 0);

    @Id
    public UUID tourId;

    public UUID channelId;

    @Enumerated(EnumType.STRING)
    public LivePosts live = LivePosts.NONE;

    public boolean livePublished;

    @Enumerated(EnumType.STRING)
    public WrapUps wrapUp = WrapUps.NONE;

    public LocalTime wrapUpAt = EVENING;

    /** What ended before is not wrapped up by itself. */
    public Instant wrapUpSince;

    public String author;
    public String category;

    /** Number of the tour's log up to which the posts know; changed by {@link StoryPlanner} alone. */
    public long readTo;

    public UUID changedBy;
    public Instant changedAt;

    protected Story() {}

    Story(UUID tourId) {
        this.tourId = tourId;
    }

    static Optional<Story> find(UUID tourId) {
        return findByIdOptional(tourId);
    }
}
