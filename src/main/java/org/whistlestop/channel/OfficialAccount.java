package org.whistlestop.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An account elsewhere that speaks for a tour: we say so here, and it says so there by linking back. */
@Entity
class OfficialAccount extends PanacheEntityBase {

    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofHours(1);

    /** Whether it says so there, as far as its page can be read. */
    enum LinksBack {
        YES,
        NO,
        UNKNOWN;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    public UUID id;

    public UUID tourId;
    public int position;
    public String label;
    public String url;

    @Enumerated(EnumType.STRING)
    public LinksBack linksBack;

    public Instant checkedAt;
    public Instant seenAt;
    public String problem;
    public Instant checkDue;

    protected OfficialAccount() {}

    OfficialAccount(UUID id, UUID tourId) {
        this.id = id;
        this.tourId = tourId;
    }

    static List<OfficialAccount> listOf(UUID tourId) {
        return list("tourId = ?1 order by position, id", tourId);
    }

    static Optional<OfficialAccount> find(UUID tourId, UUID id) {
        return find("tourId = ?1 and id = ?2", tourId, id).firstResultOptional();
    }

    /** Another address is another account: what was seen at the one before says nothing of it. */
    void say(String label, String url, Instant now) {
        this.label = label;
        if (!url.equals(this.url)) {
            this.url = url;
            linksBack = LinksBack.UNKNOWN;
            checkedAt = null;
            seenAt = null;
            problem = null;
            checkDue = now;
        }
    }

    /** Keeps what a check has found; what could not be read is tried again sooner. */
    void found(RelMe.Found found, Instant now) {
        linksBack = found.linksBack();
        problem = found.problem();
        checkedAt = now;
        seenAt = linksBack == LinksBack.YES ? now : seenAt;
        checkDue = now.plus(found.mayPass() ? SOON : DAILY);
    }
}
