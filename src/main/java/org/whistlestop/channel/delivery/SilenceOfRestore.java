package org.whistlestop.channel.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes every tour silent in a database that was brought back to a moment: it does not know what went out since. One silence a
 * tour, so that each team ends its own at the desk once it has looked.
 */
public final class SilenceOfRestore {

    private static final String SAY_IT_TOO = """
            update silence set reason = left(? || ' Before: ' || reason, 300)
            where ended_at is null and tour_id is not null""";

    private static final String BEGIN = """
            insert into silence (id, tour_id, reason, began_by, began_at)
            select gen_random_uuid(), t.id, ?, ?, now() from tour t
            where not exists (select from silence s where s.tour_id = t.id and s.ended_at is null)""";

    private SilenceOfRestore() {}

    /** Answers how many tours are silent now. */
    public static int begin(Connection database, String reason) throws SQLException {
        try (var exists = database.createStatement().executeQuery("select to_regclass('silence') is null")) {
            if (exists.next() && exists.getBoolean(1)) {
                return 0; // of before anything could go out
            }
        }
        try (var also = database.prepareStatement(SAY_IT_TOO);
                var begin = database.prepareStatement(BEGIN)) {
            also.setString(1, reason);
            begin.setString(1, reason);
            begin.setObject(2, Silence.BY_THE_RESTORE);
            return also.executeUpdate() + begin.executeUpdate();
        }
    }
}
