package org.whistlestop.photo.upload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.whistlestop.support.Sql;

/**
 * A file on its way in, as it stood when it was read.
 *
 * @param personId who sends it; null for a fan, who continues it by knowing its address
 * @param metadata as the client sent it; null once it is completed, for a fan's secret is in it
 * @param received bytes on stable storage
 * @param isExpired by the database's clock
 */
record Upload(
        UUID id,
        UUID tourId,
        UUID personId,
        String metadata,
        long length,
        long received,
        Instant expiresAt,
        boolean isExpired,
        boolean isCompleted) {

    static final String COLUMNS = "id, tour_id, person_id, metadata, length, received, expires_at, "
            + "expires_at <= now() and completed_at is null, completed_at is not null";

    static Upload of(ResultSet row) throws SQLException {
        return new Upload(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                Sql.instant(row, 7),
                row.getBoolean(8),
                row.getBoolean(9));
    }

    boolean isFromFan() {
        return personId == null;
    }

    boolean isWhole() {
        return received == length;
    }

    long remaining() {
        return length - received;
    }
}
