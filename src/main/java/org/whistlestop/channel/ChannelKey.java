package org.whistlestop.channel;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What opens one of a tour's channels, such as a blog's password; kept sealed, replaced and never read back by people. */
@Entity
class ChannelKey extends PanacheEntityBase {

    @EmbeddedId
    public Id id;

    public byte[] sealed;
    public UUID setBy;
    public Instant setAt;

    protected ChannelKey() {}

    ChannelKey(Id id) {
        this.id = id;
    }

    static Optional<ChannelKey> find(UUID tourId, String name) {
        return findByIdOptional(new Id(tourId, name));
    }

    static List<ChannelKey> listOf(UUID tourId) {
        return list("id.tourId = ?1 order by id.name", tourId);
    }

    @Embeddable
    record Id(UUID tourId, String name) implements Serializable {

        /** What the value is sealed for: copied to another tour or name, it does not open. */
        String record() {
            return "channel_key/" + tourId + "/" + name;
        }
    }
}
