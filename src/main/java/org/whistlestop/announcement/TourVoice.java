package org.whistlestop.announcement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.whistlestop.announcement.lint.Thresholds;

/** How a tour wants to sound, and when it keeps quiet. */
@Entity
class TourVoice extends PanacheEntityBase {

    @Id
    public UUID tourId;

    public LocalTime quietFrom;
    public LocalTime quietUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    public Thresholds lint;

    protected TourVoice() {}

    private TourVoice(UUID tourId) {
        this.tourId = tourId;
    }

    /** The one of a tour; the usual where nothing was said. */
    static TourVoice of(UUID tourId) {
        return TourVoice.<TourVoice>findByIdOptional(tourId).orElseGet(() -> new TourVoice(tourId));
    }

    QuietHours quietHours() {
        return quietFrom == null ? QuietHours.NEVER : new QuietHours(quietFrom, quietUntil);
    }
}
