package org.whistlestop.conversation.mention.sending;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A link on a stop's page to a page elsewhere. */
@Entity
@DynamicUpdate
class Outlink extends PanacheEntityBase {

    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(8));

    @Id
    public UUID id;

    public UUID tourId;
    public UUID stopId;
    public String target;

    @Enumerated(EnumType.STRING)
    public OutlinkState state;

    public String why;
    public boolean stands;
    public Instant toldAt;
    public int failures;
    public boolean again;
    public Instant dueAt;
    public UUID claim;

    protected Outlink() {}

    void settle(Telling.Outcome outcome, Instant now) {
        if (outcome instanceof Telling.Done done) {
            finish(done.state(), done.why(), now);
        } else if (outcome instanceof Telling.Failed failed && failures < PATIENCE.size()) {
            postpone(failed.why(), now.plus(PATIENCE.get(failures++)), now);
        } else if (outcome instanceof Telling.Failed failed) {
            finish(OutlinkState.FAILED, failed.why(), now);
        } else if (outcome instanceof Telling.NotYet notYet) {
            postpone(null, notYet.until(), now);
        }
    }

    private void finish(OutlinkState end, String reason, Instant now) {
        state = end;
        toldAt = end == OutlinkState.TOLD ? now : toldAt;
        failures = 0;
        postpone(reason, null, now);
    }

    private void postpone(String reason, Instant until, Instant now) {
        why = reason == null ? null : reason.substring(0, Math.min(reason.length(), 300));
        dueAt = again ? now : until;
        again = false;
        claim = null;
    }
}
