package org.whistlestop.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import org.whistlestop.support.Sql;

/**
 * Takes from a tour that has just come what would make it speak by itself: the installation it comes from may have spoken
 * since, or may still. What was planned wants a new yes; what may stand there waits for a person, and is looked up.
 */
@ApplicationScoped
class Quietening {

    private static final String WHY =
            "It came with an import before it went out: approve it here, if it shall go out from here.";
    private static final String LOOK = "It came with an import: look whether it stands there already.";

    /** Planned, and never tried: nothing of it can stand anywhere unless the other installation goes on. */
    private static final String PLANNED =
            "d.tour_id = :tour and d.state = 'WAITING' and d.attempts = 0 and not d.unsure";

    private static final List<String> STEPS = List.of(
            "update approval set ended_at = now(), ended_why = :why where ended_at is null and announcement_id in"
                    + " (select d.announcement_id from delivery d where " + PLANNED + ")",
            "update announcement set state = 'CHANGED', why = :why where state = 'APPROVED' and id in"
                    + " (select d.announcement_id from delivery d where " + PLANNED + ")",
            "update delivery d set state = 'CANCELLED', words = :why where " + PLANNED,
            "update delivery set state = 'HELD', unsure = true, unsure_since = now(), words = :look"
                    + " where tour_id = :tour and state in ('WAITING', 'SENDING', 'UNSURE')",
            "update channel set trouble = 'It came with an import, without its key: give it one and check it.',"
                    + " told_at = now() where tour_id = :tour and removed_at is null and kind not in ('PAGES', 'PUSH')",
            "update outlink set state = 'FAILED', why = 'It came with an import; nobody was told from here.'"
                    + " where tour_id = :tour and state = 'WAITING'",
            "update story set live = 'NONE', wrap_up = 'NONE' where tour_id = :tour",
            "update approval set ended_at = now(), ended_why = :why where ended_at is null and announcement_id in"
                    + " (select a.id from announcement a where a.tour_id = :tour and a.state <> 'APPROVED')");

    @Inject
    AgroalDataSource database;

    void hush(UUID tour) {
        for (var step : STEPS) {
            var sql = step.replace(":tour", "'" + tour + "'::uuid")
                    .replace(":why", "'" + WHY + "'")
                    .replace(":look", "'" + LOOK + "'");
            Sql.with(database, sql, PreparedStatement::executeUpdate);
        }
    }
}
