package org.whistlestop.channel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** A real mail server takes the letters, or is not there. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AlertsTest {

    private static final String STOP = "houston-the-galleria";

    @TestHTTPResource
    String url;

    @Inject
    Alerts alerts;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private GreenMail post;
    private String pages;

    @BeforeEach
    void planSomethingForTomorrow() {
        settle("update delivery set told_at = now()");
        settle("update channel set told_at = now()");
        post = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        var tour = new TestTour(url.replaceAll("/$", ""));
        var starts = LocalDateTime.ofInstant(
                Instant.now().plus(20, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS), ZoneId.of("America/Chicago"));
        tour.addStop("The Galleria", "Houston", "TX", 29.7381, -95.4636, starts, starts.plusHours(2));
        var team = new Announcing(tour);
        pages = team.addPages("Our pages");
        team.approve(team.write(STOP, -90, "What should I ask?", pages));
    }

    @AfterEach
    void closeThePost() {
        post.stop();
    }

    @Test
    void aClosedChannelIsToldOfOnceAndAgainWhenItClosesAnew() throws Exception {
        post.start();
        alerts.run();
        assertEquals(0, post.getReceivedMessages().length);

        closeChannel();
        alerts.run();
        alerts.run();
        assertEquals(1, post.getReceivedMessages().length);
        var letter = post.getReceivedMessages()[0];
        assertTrue(letter.getSubject().endsWith(": something needs you"), letter.getSubject());
        var words = letter.getContent().toString();
        assertTrue(words.contains("Our pages would not take what is due there within a day. It is locked."), words);
        assertTrue(words.contains("/channels/" + pages), words);

        settle("update channel set trouble = null where id = '" + pages + "'");
        alerts.run();
        closeChannel();
        alerts.run();
        assertEquals(2, post.getReceivedMessages().length);
    }

    @Test
    void whatIsHeldIsToldOfWhenTheMailServerIsThereAgain() throws Exception {
        settle("update delivery set state = 'HELD', next_at = null, words = 'It came too late.' where channel_id = '"
                + pages + "'");
        alerts.run();
        post.start();
        alerts.run();
        alerts.run();
        assertEquals(1, post.getReceivedMessages().length);
        var words = post.getReceivedMessages()[0].getContent().toString();
        assertTrue(words.contains("did not go out on Our pages. It came too late."), words);
    }

    private void closeChannel() {
        settle("update channel set trouble = 'It is locked.' where id = '" + pages + "'");
    }

    private void settle(String statement) {
        Sql.with(database, statement, java.sql.PreparedStatement::executeUpdate);
    }
}
