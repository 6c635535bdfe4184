package org.whistlestop.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.whistlestop.image.Glance;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.Sql;

/** Remembers what was taken down, so that it does not come back, by the bytes or by the looks of it. */
@ApplicationScoped
class Tombstones {

    static final String REASON = "This photo was taken down before";

    static final String LOOKS = "It looks like a photo that was taken down before";

    @Inject
    AgroalDataSource database;

    void set(Photo photo) {
        Sql.with(database, """
                insert into photo_tombstone (photo_id, sha256, fingerprint, removed_at)
                values (?, array(select sha256 from photo_original where photo_id = ?), ?, now())
                on conflict (photo_id) do nothing""", insert -> {
            insert.setObject(1, photo.id);
            insert.setObject(2, photo.id);
            insert.setBytes(3, photo.fingerprint);
            return insert.executeUpdate();
        });
    }

    void lift(UUID photoId) {
        Sql.with(database, "delete from photo_tombstone where photo_id = ?", delete -> {
            delete.setObject(1, photoId);
            return delete.executeUpdate();
        });
    }

    /** 422 for the very bytes of what was taken down. */
    void refuse(byte[] sha256) {
        var known = Sql.with(database, "select exists (select from photo_tombstone where ? = any (sha256))", select -> {
            select.setBytes(1, sha256);
            return Sql.single(select, row -> row.getBoolean(1));
        });
        if (known) {
            throw refusal();
        }
    }

    static ProblemException refusal() {
        return ProblemException.invalid("photo", REASON, "Send another one, or ask whoever runs the tour");
    }

    /** Whether this looks like what was taken down, in whatever size and packing. */
    boolean knowsLooksOf(byte[] fingerprint, UUID photoId) {
        return Sql.with(
                        database,
                        "select fingerprint from photo_tombstone where fingerprint is not null and photo_id <> ?",
                        select -> {
                            select.setObject(1, photoId);
                            return Sql.list(select, row -> row.getBytes(1));
                        })
                .stream()
                .anyMatch(known -> Glance.distance(known, fingerprint) <= Glance.SAME_WITHIN);
    }
}
