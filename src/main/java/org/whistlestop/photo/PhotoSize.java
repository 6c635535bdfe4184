package org.whistlestop.photo;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.whistlestop.image.Format;

/** A photo in one size and format, as it is served. */
@Entity
class PhotoSize extends PanacheEntityBase {

    /** Its name in the storage, {@code photos/<photo>/<hash of the content>-<width>.<ending>}; its address is {@code /} and this. */
    @Id
    public String object;

    public UUID photoId;

    @Enumerated(EnumType.STRING)
    public Part part;

    @Enumerated(EnumType.STRING)
    public Format format;

    public int width;
    public int height;
    public long bytes;

    protected PhotoSize() {}

    PhotoSize(UUID photoId, Part part, Format format, int width, int height, String object, long bytes) {
        this.photoId = photoId;
        this.part = part;
        this.format = format;
        this.width = width;
        this.height = height;
        this.object = object;
        this.bytes = bytes;
    }

    static List<PhotoSize> listOf(UUID photoId) {
        return list("photoId = ?1 order by part, format, width", photoId);
    }
}
