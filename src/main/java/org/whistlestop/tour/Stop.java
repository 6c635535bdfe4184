package org.whistlestop.tour;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.whistlestop.support.ProblemException;

/** A visit to one store in a time window in the store's zone. */
@Entity
@DynamicUpdate
public class Stop extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;

    /** The order in the PR team's file; the public sees stops in order of time. */
    public int position;

    public String slug;

    @Embedded
    public Venue venue;

    @Embedded
    public TimeWindow window;

    /** Hidden from the public until then; null is public from the start. */
    public Instant revealAt;

    /** Whether the public has ever seen it; a stop that was seen cannot be hidden again. */
    public boolean published;

    public Instant cancelledAt;
    public String cancelReason;

    /** What staff knows. */
    @Embedded
    public StopState state = StopState.PLANNED;

    /** What the public knows; behind {@link #state} where the tour has a public delay. */
    @Embedded
    @AttributeOverride(name = "status", column = @Column(name = "shown_status"))
    @AttributeOverride(name = "expectedAt", column = @Column(name = "shown_expected_at"))
    @AttributeOverride(name = "arrivedAt", column = @Column(name = "shown_arrived_at"))
    @AttributeOverride(name = "leftAt", column = @Column(name = "shown_left_at"))
    public StopState shown = StopState.PLANNED;

    /** Since when the public knows of it; null while it does not. */
    public Instant publishedAt;

    /** How often the plan has changed since then: its place, its time, or whether it takes place. */
    public int planRevision;

    /** When that was last; null while the public knows of no plan. */
    public Instant planChangedAt;

    /** The start that the public was told last; behind {@link #window} while the stop is hidden. */
    public Instant toldStartsAt;

    /** The start that the public was told before that one; null while it has never changed. */
    public Instant formerStartsAt;

    /** When time alone changes something next; null when nothing is to come. */
    public Instant nextDue;

    protected Stop() {}

    private Stop(UUID tourId, int position, Venue venue, TimeWindow window, Instant revealAt) {
        this.id = UUID.randomUUID();
        this.tourId = tourId;
        this.position = position;
        this.venue = venue;
        this.window = window;
        this.revealAt = revealAt;
    }

    /** A stop that is in no tour's list yet. */
    public static Stop planned(UUID tourId, int position, Venue venue, TimeWindow window, Instant revealAt) {
        return new Stop(tourId, position, venue, window, revealAt);
    }

    /** Finds by today's slug or by one it had at a former store. */
    public static Optional<Stop> findBySlug(UUID tourId, String slug) {
        return Stop.<Stop>find("tourId = ?1 and slug = ?2", tourId, slug)
                .firstResultOptional()
                .or(() -> FormerSlug.findStop(tourId, slug));
    }

    /** Finds, for the public, by an address that it knows to have been this stop's. */
    public static Optional<Stop> findByPublicFormerSlug(UUID tourId, String slug) {
        return FormerSlug.findPublicStop(tourId, slug);
    }

    /** Whether staff may mean this stop by that slug: it is its own, or was, though another stop has it now. */
    public boolean isOrWasCalled(String name) {
        return slug.equals(name)
                || FormerSlug.findStop(tourId, name).filter(this::equals).isPresent();
    }

    public static Stop getBySlug(UUID tourId, String slug) {
        return findBySlug(tourId, slug)
                .orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
    }

    /** A hidden stop that is cancelled before its reveal stays hidden, unless it comes back. */
    boolean isRevealed(Instant now) {
        return published || revealAt == null || (!revealAt.isAfter(now) && cancelledAt == null);
    }

    /** Keeps what calendars and feeds say of a plan that the public is just being told. */
    void tellPlan(Instant now) {
        if (publishedAt == null) {
            publishedAt = now;
        } else {
            planRevision++;
        }
        if (toldStartsAt != null && !toldStartsAt.equals(window.starts())) {
            formerStartsAt = toldStartsAt;
        }
        toldStartsAt = window.starts();
        planChangedAt = now;
    }

    public void cancel(String reason, Instant now) {
        if (state.status() == StopStatus.DONE) {
            throw ProblemException.conflict("This stop is done; what has happened cannot be cancelled.");
        }
        if (cancelledAt == null) {
            cancelledAt = now;
        }
        cancelReason = reason;
    }

    public void reinstate() {
        cancelledAt = null;
        cancelReason = null;
    }
}
