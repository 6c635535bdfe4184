package org.whistlestop.photo;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.whistlestop.support.ProblemException;

/** A photo of a tour, whoever sent it. */
@Entity
@DynamicUpdate
class Photo extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;

    /** Null until it is known where it was taken; nobody but staff sees it before. */
    public UUID stopId;

    /** Null when a fan sent it. */
    public UUID personId;

    /** Who took it; null is the person who sent it. */
    public String credit;

    public String alt;
    public String caption;
    public Instant consentAt;
    public byte[] withdrawalHash;
    public Instant takenAt;
    public Instant receivedAt;

    @Enumerated(EnumType.STRING)
    public PhotoStatus status;

    public UUID decidedBy;
    public Instant decidedAt;
    public String reason;

    /** Why nothing can be shown of it. */
    public String failure;

    /** Of the widest size there is; null until there is one. */
    public Integer width;

    public Integer height;
    public String placeholder;
    public byte[] fingerprint;

    /** Whether the public has been told of it. */
    public boolean shown;

    public Instant shownAt;

    /** Stands for its stop where there is room for one. */
    public boolean lead;

    protected Photo() {}

    static Photo get(UUID id) {
        return Photo.<Photo>findByIdOptional(id)
                .orElseThrow(() -> ProblemException.notFound("There is no such photo."));
    }

    boolean isFromFan() {
        return personId == null;
    }

    /** Whether there is something to see. */
    boolean isMade() {
        return width != null;
    }

    boolean isTakenDown() {
        return status == PhotoStatus.REMOVED || status == PhotoStatus.WITHDRAWN;
    }

    void decide(PhotoStatus decision, UUID by, String why, Instant at) {
        status = decision;
        decidedBy = by;
        decidedAt = at;
        reason = why;
    }
}
