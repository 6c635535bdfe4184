package org.whistlestop.photo.upload;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.whistlestop.image.ByteStore;
import org.whistlestop.support.Sql;

/** Looks at what the program has kept, past its API. */
@ApplicationScoped
class Kept {

    @Inject
    AgroalDataSource database;

    @Inject
    ByteStore store;

    /** The original or preview as it is in the storage; empty when there is none. */
    byte[] file(String photo, String part) {
        return bytes(Sql.with(
                database, "select unnest(objects) from photo_original where photo_id = ? and part = ?", select -> {
                    select.setObject(1, UUID.fromString(photo));
                    select.setString(2, part);
                    return Sql.list(select, row -> row.getString(1));
                }));
    }

    /** What has arrived of an upload. */
    byte[] pieces(String upload) {
        return bytes(
                Sql.with(database, "select object from upload_chunk where upload_id = ? order by starts", select -> {
                    select.setObject(1, id(upload));
                    return Sql.list(select, row -> row.getString(1));
                }));
    }

    private byte[] bytes(List<String> objects) {
        var all = new ByteArrayOutputStream();
        for (var object : objects) {
            try (var in = store.open(object)) {
                in.transferTo(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toByteArray();
    }

    /** Names in the storage of one upload, whoever they belong to now. */
    List<String> objects(String upload) {
        return store.listOlderThan("incoming/" + id(upload), Instant.now().plusSeconds(9), 1_000);
    }

    int run(String sql) {
        return Sql.with(database, sql, statement -> statement.executeUpdate());
    }

    long count(String sql) {
        return Sql.with(database, sql, select -> Sql.single(select, row -> row.getLong(1)));
    }

    static UUID id(String upload) {
        return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    }
}
