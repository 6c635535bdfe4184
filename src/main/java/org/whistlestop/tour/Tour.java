package org.whistlestop.tour;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.whistlestop.account.Person;
import org.whistlestop.support.ProblemException;

/** An ordered set of stops with a host. */
@Entity
@DynamicUpdate
public class Tour extends PanacheEntityBase {

    @Id
    public UUID id;

    public String slug;
    public String title;

    @ManyToOne(fetch = FetchType.LAZY)
    public Person host;

    /** Minutes by which the public learns of a check-in later than staff; 0 is at once. */
    public int publicDelayMinutes;

    /** The public learns where the host was only when the host has left. */
    public boolean publicAfterLeaving;

    /** Rises with every change of the itinerary, so that two editors notice each other. */
    public long revision;

    public Instant createdAt;

    protected Tour() {}

    Tour(String slug, String title, Person host, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.slug = slug;
        this.title = title;
        this.host = host;
        this.createdAt = createdAt;
    }

    public static Optional<Tour> findBySlug(String slug) {
        return find("from Tour t join fetch t.host where t.slug = ?1", slug).firstResultOptional();
    }

    public static Tour getBySlug(String slug) {
        return findBySlug(slug).orElseThrow(() -> ProblemException.notFound("There is no such tour."));
    }

    /** The tour that a visitor of the front page means: the one with the stop nearest in time, else the newest. */
    public static Optional<Tour> findCurrent(Instant now) {
        return find("""
                from Tour t left join Stop s on s.tourId = t.id and s.published
                group by t order by min(abs(extract(epoch from s.window.starts) - ?1)) nulls last, t.createdAt desc""", (double) now.getEpochSecond()).page(0, 1).firstResultOptional();
    }

    public List<Stop> stops() {
        return Stop.list("tourId = ?1 order by window.starts, position, id", id);
    }

    public List<Stop> publicStops() {
        return Stop.list("tourId = ?1 and published order by window.starts, position, id", id);
    }

    boolean delaysCheckIns() {
        return publicAfterLeaving || publicDelayMinutes > 0;
    }
}
