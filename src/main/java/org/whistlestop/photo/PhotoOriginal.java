package org.whistlestop.photo;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The bytes of a photo as they were handed in, in one or several pieces: never served, deleted by the retention rule. */
@Entity
class PhotoOriginal extends PanacheEntityBase {

    @EmbeddedId
    public Key key;

    /** Names in the storage, in order; none when they are deleted. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] objects;

    public long bytes;
    public byte[] sha256;
    public Instant receivedAt;

    protected PhotoOriginal() {}

    static List<PhotoOriginal> listOf(UUID photoId) {
        return list("key.photoId", photoId);
    }

    List<String> pieces() {
        return Arrays.asList(objects);
    }

    boolean isKept() {
        return objects.length > 0;
    }

    @Embeddable
    record Key(UUID photoId, @Enumerated(EnumType.STRING) Part part) implements Serializable {}
}
