package org.whistlestop.conversation.mention.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.conversation.elsewhere.Budgets;
import org.whistlestop.conversation.elsewhere.VisitBudget;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Nobody makes us flood somebody else, by naming a page or by redirecting to it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FloodTest {

    private static final int MENTIONS = 10_000;
    private static final int AN_HOUR = 20;

    @TestHTTPResource
    String url;

    @Inject
    WhistlestopConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    Intake intake;

    private FakeSite victim;
    private Mentioning mentioning;

    @BeforeEach
    void begin() {
        QuarkusMock.installMockForType(Budgets.of(AN_HOUR, database), VisitBudget.class);
        sql("delete from mention");
        sql("delete from visit_budget");
        victim = new FakeSite();
        mentioning = new Mentioning(
                new TestTour(url.replaceAll("/$", "")).withStops(),
                config.baseUrl().toString().replaceAll("/$", ""));
    }

    @AfterEach
    void end() {
        victim.close();
        sql("delete from mention");
    }

    @Test
    void tenThousandMentionsThatNameOneVictimCauseTwentyVisits() {
        var refused = 0;
        for (var i = 0; i < MENTIONS; i++) {
            try {
                intake.take("WEBMENTION", victim.base + "/page?" + i, mentioning.boston());
            } catch (NotTaken e) {
                assertEquals(NotTaken.Reason.TOO_MANY, e.reason());
                refused++;
            }
        }
        assertTrue(MENTIONS - refused >= AN_HOUR, "some are taken");
        settle();
        assertEquals(AN_HOUR, victim.requests.size());

        sql("update mention set due_at = now()");
        settle();
        assertEquals(AN_HOUR, victim.requests.size(), "asking again wins nothing");

        sql("update visit_budget set visits = array(select v - interval '61 minutes' from unnest(visits) v)");
        sql("update mention set due_at = now() where state = 'QUEUED'");
        settle();
        assertEquals(2 * AN_HOUR, victim.requests.size(), "an hour later it goes on");
    }

    @Test
    void aHundredSitesThatRedirectToOneVictimCauseTwentyVisits() {
        for (var i = 0; i < 100; i++) {
            var path = "/page?" + i;
            var redirecting = new FakeSite().answer("/post", 302, "Location: " + victim.base + path, "");
            intake.take("WEBMENTION", redirecting.base + "/post", mentioning.boston());
        }
        settle();
        assertEquals(AN_HOUR, victim.requests.size());
    }

    /** Until nothing is due any more and nobody looks. */
    private void settle() {
        Eventually.holds("all that is due is done", Duration.ofSeconds(60), () -> {
            return count("due_at <= now() or claim is not null") == 0;
        });
    }

    private int count(String condition) {
        return Sql.with(
                database,
                "select count(*) from mention where " + condition,
                query -> Sql.single(query, row -> row.getInt(1)));
    }

    private void sql(String statement) {
        Sql.with(database, statement, PreparedStatement::execute);
    }
}
