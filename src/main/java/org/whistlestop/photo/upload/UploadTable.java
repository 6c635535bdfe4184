package org.whistlestop.photo.upload;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.photo.Intake;
import org.whistlestop.photo.NewPhoto;
import org.whistlestop.support.Sql;

/** The rows of uploads and of what has arrived of them, by the database's clock. */
@ApplicationScoped
class UploadTable {

    @Inject
    AgroalDataSource database;

    @Inject
    UploadsConfig config;

    /** @param network of who did not sign in; else null */
    Upload insert(Intake.Sender sender, byte[] network, NewPhoto said, String metadata, long length) {
        return Sql.with(database, """
                insert into upload (id, tour_id, person_id, network, photo_id, metadata, length, expires_at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, now() + ? * interval '1 second')
                returning\s""" + Upload.COLUMNS, insert -> {
            insert.setObject(1, sender.tourId());
            insert.setObject(2, sender.personId());
            insert.setBytes(3, network);
            insert.setObject(4, said.photo());
            insert.setString(5, metadata);
            insert.setLong(6, length);
            insert.setLong(7, seconds(config.expiry()));
            return Sql.single(insert, Upload::of);
        });
    }

    Optional<Upload> find(UUID id) {
        return find(id, "");
    }

    /** Nobody else changes it until this transaction ends. */
    Optional<Upload> take(UUID id) {
        return find(id, " for update");
    }

    private Optional<Upload> find(UUID id, String lock) {
        return Sql.with(database, "select " + Upload.COLUMNS + " from upload where id = ?" + lock, select -> {
                    select.setObject(1, id);
                    return Sql.list(select, Upload::of);
                })
                .stream()
                .findFirst();
    }

    /** Lets one at a time of this sender's beginnings count the others. */
    Open open(Intake.Sender sender, byte[] network) {
        Sql.with(
                database,
                "select pg_advisory_xact_lock(hashtextextended(coalesce(?::text, '') || coalesce(?::bytea::text, ''), 7))",
                lock -> {
                    bindSender(lock, sender, network);
                    return lock.execute();
                });
        return Sql.with(database, """
                select count(*), coalesce(sum(length), 0) from upload
                where completed_at is null and expires_at > now() and (person_id = ? or network = ?)""", select -> {
            bindSender(select, sender, network);
            return Sql.single(select, row -> new Open(row.getInt(1), row.getLong(2)));
        });
    }

    private static void bindSender(PreparedStatement statement, Intake.Sender sender, byte[] network)
            throws SQLException {
        statement.setObject(1, sender.personId(), java.sql.Types.OTHER);
        statement.setBytes(2, network);
    }

    /** Checking and writing in one statement: of two pieces for one place, one wins. */
    boolean move(UUID id, long from, long bytes) {
        return Sql.with(database, """
                update upload set received = received + ?, expires_at = now() + ? * interval '1 second'
                where id = ? and received = ? and received + ? <= length
                    and completed_at is null and expires_at > now()""", update -> {
            update.setLong(1, bytes);
            update.setLong(2, seconds(config.expiry()));
            update.setObject(3, id);
            update.setLong(4, from);
            update.setLong(5, bytes);
            return update.executeUpdate() == 1;
        });
    }

    void insertPiece(UUID id, long starts, long bytes, String object) {
        Sql.with(
                database,
                "insert into upload_chunk (upload_id, starts, length, object) values (?, ?, ?, ?)",
                insert -> {
                    insert.setObject(1, id);
                    insert.setLong(2, starts);
                    insert.setLong(3, bytes);
                    insert.setString(4, object);
                    return insert.executeUpdate();
                });
    }

    /** Names in the storage, in order. */
    List<String> pieces(UUID id) {
        return Sql.with(database, "select object from upload_chunk where upload_id = ? order by starts", select -> {
            select.setObject(1, id);
            return Sql.list(select, row -> row.getString(1));
        });
    }

    /** Leaves the bare fact, for who asks again. */
    void complete(UUID id) {
        Sql.with(database, "delete from upload_chunk where upload_id = ?", delete -> {
            delete.setObject(1, id);
            return delete.executeUpdate();
        });
        Sql.with(database, """
                update upload
                set completed_at = now(), metadata = null, network = null, expires_at = now() + ? * interval '1 second'
                where id = ?""", update -> {
            update.setLong(1, seconds(config.expiry()));
            update.setObject(2, id);
            return update.executeUpdate();
        });
    }

    void delete(UUID id) {
        Sql.with(database, "delete from upload where id = ?", delete -> {
            delete.setObject(1, id);
            return delete.executeUpdate();
        });
    }

    /** Of which all bytes are here but not yet handed over. */
    List<UUID> listWhole(int atMost) {
        return Sql.with(database, """
                select id from upload where received = length and completed_at is null and expires_at > now()
                order by expires_at limit ?""", select -> {
            select.setInt(1, atMost);
            return Sql.list(select, row -> row.getObject(1, UUID.class));
        });
    }

    /** Those that another replica is busy with are left to it. */
    List<UUID> takeExpired(int atMost) {
        return Sql.with(database, """
                select id from upload where expires_at <= now() order by expires_at limit ?
                for update skip locked""", select -> {
            select.setInt(1, atMost);
            return Sql.list(select, row -> row.getObject(1, UUID.class));
        });
    }

    /** Of these names in the storage those that no upload and no photo knows. */
    List<String> listUnknown(List<String> objects) {
        return Sql.with(database, """
                select name from unnest(?::text[]) as name
                where not exists (select from upload_chunk where object = name)
                  and not exists (select from photo_original where objects @> array[name])
                  and not exists (select from photo_size where object = name)""", select -> {
            select.setArray(1, select.getConnection().createArrayOf("text", objects.toArray()));
            return Sql.list(select, row -> row.getString(1));
        });
    }

    private static long seconds(Duration duration) {
        return duration.toSeconds();
    }

    /** What a sender has begun and not finished. */
    record Open(int uploads, long bytes) {}
}
