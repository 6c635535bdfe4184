package org.whistlestop.tour;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A stop moved in time, perhaps with those behind it. Named by its sender, so that a repeat slips once. */
@Entity
public class Slip extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;
    public UUID stopId;
    public int minutes;

    @Enumerated(EnumType.STRING)
    public Scope scope;

    public UUID personId;
    public Instant slippedAt;

    protected Slip() {}

    Slip(UUID id, Stop stop, NewSlip request, UUID personId, Instant slippedAt) {
        this.id = id;
        this.tourId = stop.tourId;
        this.stopId = stop.id;
        this.minutes = request.minutes();
        this.scope = request.scope();
        this.personId = personId;
        this.slippedAt = slippedAt;
    }

    boolean says(Stop stop, NewSlip request) {
        return stopId.equals(stop.id) && minutes == request.minutes() && scope == request.scope();
    }

    /** How far a slip reaches. */
    public enum Scope {
        /** This stop only. */
        STOP,
        /** This stop and those behind it on the same local day. */
        DAY,
        /** This stop and all behind it. */
        FOLLOWING;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Scope of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
