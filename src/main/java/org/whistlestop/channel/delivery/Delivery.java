package org.whistlestop.channel.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One announcement on one channel, to read; it is changed by {@link Deliveries} and {@link DeliveryQueue} in single statements. */
@Entity
@Immutable
public class Delivery extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;
    public UUID stopId;
    public UUID announcementId;
    public UUID channelId;
    public String name;
    public String title;
    public String text;
    public String language;
    public String link;
    public UUID photoId;
    public String photoAlt;
    public Instant dueAt;

    @Enumerated(EnumType.STRING)
    public DeliveryState state;

    public Instant nextAt;
    public boolean unsure;
    public String cancelWhy;
    public int attempts;
    public String words;
    public Instant sentAt;
    public String sentLink;
    public String answer;

    protected Delivery() {}

    /** Of each announcement, those that still count; by channel's age. */
    public static List<Delivery> listOf(Collection<UUID> announcements) {
        return announcements.isEmpty()
                ? List.of()
                : list(
                        "announcementId in ?1 and state <> ?2 order by announcementId, channelId",
                        announcements,
                        DeliveryState.CANCELLED);
    }

    /** The newest first, for pages that show what was said there. */
    public static List<Delivery> listSent(UUID channelId, int atMost) {
        return find("channelId = ?1 and state = ?2 order by sentAt desc, id", channelId, DeliveryState.SENT)
                .page(0, atMost)
                .list();
    }
}
