package org.whistlestop.support.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BacklogsTest {

    @Inject
    Backlogs backlogs;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry metrics;

    @Test
    @TestTransaction
    void whatNobodyTakesUpShowsItsAge() {
        sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                values ('nobody''s', '1', now() - interval '3 hours', false, 3, 1)""");

        backlogs.read();

        assertTrue(age("work") >= 3 * 3600, "" + age("work"));
        assertTrue(metrics.get("whistlestop.work.failing").gauge().value() >= 1);
    }

    @Test
    @TestTransaction
    void whereNothingWaitsTheAgeIsZero() {
        sql("delete from scheduled_tasks");

        backlogs.read();

        assertEquals(0, age("work"));
        assertEquals(0, metrics.get("whistlestop.work.failing").gauge().value());
    }

    @Test
    void everyQueueIsRead() {
        backlogs.read();
        List.of("work", "deliveries", "story", "mentions").forEach(queue -> assertTrue(age(queue) >= 0, queue));
    }

    private double age(String queue) {
        return metrics.get("whistlestop.queue.age.seconds")
                .tag("queue", queue)
                .gauge()
                .value();
    }

    private void sql(String change) {
        Sql.with(database, change, PreparedStatement::executeUpdate);
    }
}
