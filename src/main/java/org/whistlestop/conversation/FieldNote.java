package org.whistlestop.conversation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.whistlestop.account.Person;
import org.whistlestop.tour.Stop;

/** What the host, or somebody of the team, heard from a customer at a stop. */
@Entity
@DynamicUpdate
class FieldNote extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;
    public UUID stopId;
    public UUID personId;

    @Enumerated(EnumType.STRING)
    public FieldNoteKind kind;

    /** Null once they are forgotten. */
    public String words;

    public String[] tags;
    public String[] tagKeys;
    public Instant happenedAt; // on the phone's clock
    public Instant receivedAt; // on ours
    public Instant forgottenAt;

    protected FieldNote() {}

    FieldNote(UUID id, Stop stop, Person person, NewFieldNote request, Instant receivedAt) {
        this.id = id;
        this.tourId = stop.tourId;
        this.stopId = stop.id;
        this.personId = person.id;
        this.kind = request.kind();
        this.words = request.words();
        this.tags = request.tags().toArray(String[]::new);
        this.tagKeys = Tags.keys(tags);
        this.happenedAt = request.happenedAt();
        this.receivedAt = receivedAt;
    }

    /** Whether the request says again what this note said; forgotten words are not asked for. */
    boolean says(NewFieldNote request) {
        return kind == request.kind()
                && (forgottenAt != null || words.equals(request.words()))
                && Arrays.asList(tags).equals(request.tags())
                && happenedAt.equals(request.happenedAt());
    }

    /** The kind, the tags and the stop stay, to be counted. */
    void forget(Instant now) {
        words = null;
        forgottenAt = now;
    }
}
