package org.whistlestop.channel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Changes rows in transactions that are rolled back: nothing of it is sent, and no other test sees it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DeliveryFiguresTest {

    @TestHTTPResource
    String base;

    @Inject
    DeliveryFigures figures;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry metrics;

    private String channel;

    @BeforeEach
    void planOne() {
        var team = new Announcing(new TestTour(base.replaceAll("/$", "")).withStops());
        channel = team.addPages("Pages");
        team.approve(team.write("natick-natick-mall", -30, "Come and ask", channel));
    }

    @Test
    void whatIsHeldIsCountedForADay() {
        undoing(() -> {
            var before = read("whistlestop.deliveries.held");
            change("state = 'HELD', next_at = null, due_at = now() - interval '23 hours'");
            assertEquals(before + 1, read("whistlestop.deliveries.held"));
            change("due_at = now() - interval '25 hours'");
            assertEquals(before, read("whistlestop.deliveries.held"));
        });
    }

    @Test
    void whatMayHaveGoneOutIsCounted() {
        undoing(() -> {
            var before = read("whistlestop.deliveries.unsure");
            change("state = 'UNSURE', due_at = now()");
            assertEquals(before + 1, read("whistlestop.deliveries.unsure"));
        });
    }

    @Test
    void whatWentOutLateSaysHowLate() {
        undoing(() -> {
            change("state = 'SENT', next_at = null, due_at = now() - interval '20 hours'");
            sql("""
                    insert into delivery_attempt (delivery_id, number, started_at, ended_at, outcome)
                    select id, 9, now(), now(), 'SENT' from delivery where channel_id = ?""");
            assertTrue(read("whistlestop.deliveries.lateness.seconds") >= 20 * 3600);
        });
    }

    @Test
    void whatIsDueIsLateUnlessSilenceIsMeant() {
        undoing(() -> {
            change("due_at = now() - interval '20 hours', next_at = now() + interval '1 minute'");
            assertTrue(oldest() >= 20 * 3600);
            sql("""
                    insert into silence (id, tour_id, reason, began_by, began_at)
                    select gen_random_uuid(), tour_id, 'A test', gen_random_uuid(), now() from channel where id = ?""");
            assertTrue(oldest() < 20 * 3600);
        });
    }

    private void undoing(Runnable test) {
        QuarkusTransaction.begin();
        try {
            test.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private double read(String metric) {
        figures.read();
        return metrics.get(metric).gauge().value();
    }

    private double oldest() {
        return Sql.with(
                database, DeliveryFigures.backlog().oldest(), query -> Sql.single(query, row -> row.getDouble(1)));
    }

    private void change(String change) {
        sql("update delivery set " + change + " where channel_id = ?");
    }

    private void sql(String change) {
        Sql.with(database, change, update -> {
            update.setObject(1, UUID.fromString(channel));
            assertEquals(1, update.executeUpdate());
            return null;
        });
    }
}
