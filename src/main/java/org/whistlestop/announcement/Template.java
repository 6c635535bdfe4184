package org.whistlestop.announcement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Words to begin with. */
@Entity
@Table(name = "announcement_template")
class Template extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;
    public String name;
    public String title;
    public String text;
    public String language;
    public boolean linked;

    @Enumerated(EnumType.STRING)
    public Anchor anchor;

    public int offsetMinutes;
    public Instant changedAt;

    protected Template() {}

    Template(UUID id, UUID tourId) {
        this.id = id;
        this.tourId = tourId;
    }

    static List<Template> listOf(UUID tourId) {
        return list("tourId = ?1 order by lower(name)", tourId);
    }
}
