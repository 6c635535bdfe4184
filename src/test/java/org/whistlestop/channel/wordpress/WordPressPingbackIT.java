package org.whistlestop.channel.wordpress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** A real WordPress tells us, by itself, of a post that links to a stop. */
@NeedsWordPress
class WordPressPingbackIT {

    @Test
    void aPostThatLinksToAStopArrivesAndStandsOnItsPage() {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("whistlestop.outbound.allow-loopback", "true");
        // WordPress takes nothing for an address that has no dot in it.
        settings.put("whistlestop.base-url", "http://127.0.0.1:${quarkus.http.port}");
        try (var blog = new RealWordPress();
                var app = AppProcess.start(settings)) {
            var here = app.base.replace("localhost", "127.0.0.1");
            blog.mayAsk(here);
            var tour = new TestTour(app.base).withStops();
            var mentioning = new Mentioning(tour, here);
            mentioning.page(); // WordPress gives a page two seconds, and tries once
            var post = blog.publish(
                    "A day with Rita",
                    "<p>I met Rita at <a href=\"" + mentioning.boston()
                            + "\">Copley Place</a>, what a day it was.</p>");
            blog.runCron();

            var list = Eventually.value("the pingback has arrived", Duration.ofSeconds(20), () -> {
                var found = tour.pr.get(tour.api("/mentions")).expect(200).json();
                return found.isEmpty() ? null : found;
            });
            assertEquals(1, list.size());
            var id = list.at("/0/id").asText();
            var mention = mentioning.became(id, "new");
            assertEquals(post, mention.get("source").asText());
            assertEquals(Mentioning.BOSTON, mention.get("stop").asText());
            assertEquals(
                    "I met Rita at Copley Place, what a day it was.",
                    mention.get("extract").asText());
            System.out.println("MEASURED WordPress " + blog.version() + " names the author " + mention.get("author"));

            mentioning.decide(id, "accept");
            assertTrue(mentioning.page().contains("what a day it was"));
        }
    }
}
