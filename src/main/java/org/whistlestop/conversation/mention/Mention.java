package org.whistlestop.conversation.mention;

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

/** A page elsewhere that links to a page of ours, or is said to. */
@Entity
@DynamicUpdate
public class Mention extends PanacheEntityBase {

    /** Before the next look at a page that does not answer; behind the last one it counts as gone, within a day. */
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8));

    @Id
    public UUID id;

    public UUID tourId;
    public UUID stopId; // null: about the whole tour
    public String source;
    public String target;
    public String site;
    public String protocol;

    @Enumerated(EnumType.STRING)
    public MentionState state;

    public String why;

    @Enumerated(EnumType.STRING)
    public MentionKind kind;

    public String author;
    public String authorUrl;
    public String extract;
    public Instant publishedAt;
    public Instant changedAt;
    public Instant receivedAt;
    public Instant verifiedAt;
    public Instant goneAt;
    public UUID decidedBy;
    public Instant decidedAt;
    public String answer;
    public UUID answeredBy;
    public Instant answeredAt;
    public int failures;
    public boolean again;
    public Instant dueAt;
    public UUID claim;

    protected Mention() {}

    /** Its page links to us and says this. What the public reads was read by a moderator: other words wait for another decision. */
    public void verified(Quoted quoted, Duration lookAgain, Instant now) {
        if (state == MentionState.ACCEPTED && !quoted.saysTheSame(this)) {
            changedAt = now;
            state = MentionState.NEW;
        }
        kind = quoted.kind();
        author = quoted.author();
        authorUrl = quoted.authorUrl();
        extract = quoted.extract();
        publishedAt = quoted.publishedAt();
        verifiedAt = now;
        state = state.isTrue() ? state : MentionState.NEW;
        goneAt = state == MentionState.REJECTED ? goneAt : null;
        why = null;
        failures = 0;
        lookAt(state == MentionState.REJECTED ? null : now.plus(lookAgain), now);
    }

    /** Its page does not link to us, or no longer: the public sees it no more. */
    public void untrue(String reason, Instant now) {
        if (state != MentionState.REJECTED) {
            state = verifiedAt == null ? MentionState.REFUSED : MentionState.GONE;
            goneAt = goneAt == null ? now : goneAt;
        }
        why = reason;
        failures = 0;
        lookAt(null, now);
    }

    /** Its page did not answer; after a day of that it counts as gone. */
    public void silent(String reason, Instant now) {
        if (failures >= PATIENCE.size()) {
            untrue(reason, now);
        } else {
            why = reason;
            lookAt(now.plus(PATIENCE.get(failures++)), now);
        }
    }

    /** Nobody has looked, for our own reasons. */
    public void postponed(String reason, Instant until, Instant now) {
        why = reason;
        lookAt(until, now);
    }

    private void lookAt(Instant next, Instant now) {
        dueAt = again ? now : next;
        again = false;
        claim = null;
    }

    void decide(MentionDecision decision, UUID person, Instant now) {
        state = decision.leadsTo;
        decidedBy = person;
        decidedAt = now;
        changedAt = null;
        goneAt = decision == MentionDecision.REJECT ? now : null;
        if (claim == null) {
            dueAt = decision == MentionDecision.REJECT ? null : dueAt == null ? now : dueAt;
        }
    }

    void answer(String words, UUID person, Instant now) {
        answer = words;
        answeredBy = person;
        answeredAt = words == null ? null : now;
    }
}
