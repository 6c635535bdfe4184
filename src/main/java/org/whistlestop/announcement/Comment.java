package org.whistlestop.announcement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What somebody thinks of a draft. */
@Entity
@Table(name = "announcement_comment")
class Comment extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID announcementId;

    /** Null: by a link. */
    public UUID personId;

    public String name;
    public String words;
    public Instant writtenAt;

    protected Comment() {}

    Comment(UUID id, UUID announcementId, UUID personId, String name, String words, Instant writtenAt) {
        this.id = id;
        this.announcementId = announcementId;
        this.personId = personId;
        this.name = name;
        this.words = words;
        this.writtenAt = writtenAt;
    }

    /** The comments on each, in the order of writing. */
    static Map<UUID, List<Comment>> of(Collection<UUID> announcementIds) {
        return Comment.<Comment>list("announcementId in ?1 order by writtenAt, id", announcementIds).stream()
                .collect(Collectors.groupingBy(comment -> comment.announcementId));
    }
}
