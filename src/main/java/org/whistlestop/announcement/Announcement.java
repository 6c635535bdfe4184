package org.whistlestop.announcement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;

/** What is to be said about a stop, with fields; on its channels it becomes deliveries once it is approved. */
@Entity
@DynamicUpdate
class Announcement extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;
    public UUID stopId;
    public String title;
    public String text;

    /** BCP 47. */
    public String language;

    /** Whether the link to the stop's page goes with it. */
    public boolean linked;

    public UUID photoId;
    public String photoAlt;

    @Embedded
    public Timing timing;

    public Instant dueAt;
    public boolean quiet;

    @Enumerated(EnumType.STRING)
    public AnnouncementState state = AnnouncementState.DRAFT;

    public String why;

    /** Everybody who had a hand in the words; none of them approves them. */
    public UUID[] authors = {};

    /** What went out and is not right any more. */
    public UUID corrects;

    /** What would be right instead, hashed, when a correction was last drafted; null while it is right. */
    public byte[] noticed;

    public long version;
    public Instant madeAt;
    public Instant changedAt;

    /** By channel, words other than everywhere; empty for the same. */
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "announcement_channel", joinColumns = @JoinColumn(name = "announcement_id"))
    @MapKeyColumn(name = "channel_id")
    @Column(name = "text")
    public Map<UUID, String> channels = new TreeMap<>();

    protected Announcement() {}

    Announcement(UUID id, UUID tourId, UUID stopId, Instant madeAt) {
        this.id = id;
        this.tourId = tourId;
        this.stopId = stopId;
        this.madeAt = madeAt;
    }

    /** Those that may still go out, or have. */
    static List<Announcement> listOfStop(UUID stopId) {
        return list("stopId = ?1 and state <> ?2 order by id", stopId, AnnouncementState.CANCELLED);
    }

    /** What puts this one right, but for what was cancelled; the newest first. */
    static List<Announcement> listCorrections(UUID of) {
        return list("corrects = ?1 and state <> ?2 order by madeAt desc", of, AnnouncementState.CANCELLED);
    }

    boolean isOpenDraft() {
        return state == AnnouncementState.DRAFT || state == AnnouncementState.REVIEW;
    }

    /** The same words, photo, channels and offset for another stop. */
    Announcement copyFor(UUID otherId, Stop stop, Instant now) {
        var copy = new Announcement(otherId, tourId, stop.id, now);
        copy.title = title;
        copy.text = text;
        copy.language = language;
        copy.linked = linked;
        copy.photoId = photoId;
        copy.photoAlt = photoAlt;
        copy.timing = timing;
        copy.authors = authors.clone();
        copy.channels.putAll(channels);
        return copy;
    }

    /**
     * Works out when it is due.
     *
     * @throws org.whistlestop.support.ProblemException 422 when its local time does not exist, exists twice or is quiet
     */
    void plan(Stop stop, QuietHours quietHours) {
        var due = DueTime.of(timing, stop.window, happenedAt(stop), quietHours);
        dueAt = due.at();
        quiet = due.quiet();
    }

    /** The arrival as the public knows it: an announcement tells nobody where the host is before the map does. */
    private Instant happenedAt(Stop stop) {
        return switch (timing.anchor()) {
            case ARRIVAL -> stop.shown.status() == StopStatus.LIVE ? stop.shown.arrivedAt() : null;
            case APPROVAL ->
                Approval.findNow(id).map(approval -> approval.approvedAt).orElse(null);
            default -> null;
        };
    }

    /** What its time is about: when it is due, or should be. */
    Instant about(Stop stop) {
        if (dueAt != null) {
            return dueAt;
        }
        return timing.anchor() == Anchor.APPROVAL ? changedAt : stop.window.starts();
    }

    boolean isBeforeReveal(Stop stop) {
        return !stop.published && stop.revealAt != null && about(stop).isBefore(stop.revealAt);
    }

    void touch(UUID author, Instant now) {
        if (Stream.of(authors).noneMatch(author::equals)) {
            authors = Stream.concat(Stream.of(authors), Stream.of(author)).toArray(UUID[]::new);
        }
        version++;
        changedAt = now;
    }

    void become(AnnouncementState next, String because) {
        state = next;
        why = because == null || because.length() <= 500 ? because : because.substring(0, 500);
    }

    boolean isByOneOf(UUID person) {
        return List.of(authors).contains(person);
    }

    /** Who wrote it first. */
    UUID author() {
        return authors[0];
    }
}
