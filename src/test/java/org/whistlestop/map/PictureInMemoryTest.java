package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PictureInMemoryTest {

    @Inject
    TourFeeds feeds;

    /** Whether the program is going down, and the picture: the database itself is not asked. */
    @Test
    void readinessDoesNotAskTheDatabase() {
        assertEquals(
                List.of("Graceful Shutdown", "live picture"),
                RestAssured.get("/q/health/ready").jsonPath().getList("checks.name", String.class).stream()
                        .sorted()
                        .toList());
    }

    @Test
    void whoCannotReadTheTourIsNotReadyUntilHeCan() {
        var fresh = new PictureInMemory();
        fresh.feeds = feeds;
        assertEquals(Status.DOWN, fresh.call().getStatus());
        fresh.clock = Clock.systemUTC();
        assertEquals(Status.UP, fresh.call().getStatus());
        fresh.clock = null;
        assertEquals(Status.UP, fresh.call().getStatus());
    }
}
