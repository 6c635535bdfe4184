package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** What is acknowledged is kept and looked at once, whoever dies. */
class MentionsKillIT {

    private static final int SITES = 8;
    private static final int MENTIONS = 96;

    @Test
    void twoReplicasLookAtEachPageOnce() {
        var settings = settings();
        try (var one = AppProcess.start(settings);
                var other = AppProcess.start(settings)) {
            var mentioning = mentioning(one);
            var sites = sites(mentioning, 0);
            var ids = send(sites, mentioning, List.of(one.base, other.base));
            ids.forEach(id -> mentioning.became(id, "new"));
            assertEquals(MENTIONS, visits(sites));
        }
    }

    @Test
    void whatADyingReplicaHadAcknowledgedIsLookedAtByTheOther() {
        var settings = settings();
        try (var one = AppProcess.start(settings);
                var other = AppProcess.start(settings)) {
            var mentioning = mentioning(other);
            var sites = sites(mentioning, 300);
            var ids = send(sites, mentioning, List.of(one.base));
            one.kill();
            Eventually.holds("all are looked at", Duration.ofSeconds(90), () -> ids.stream()
                    .allMatch(id -> mentioning.state(id).equals("new")));
            var twice = visits(sites) - MENTIONS;
            assertTrue(twice >= 0 && twice <= 4, "only what the dead one had in hand is looked at again: " + twice);
        }
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("whistlestop.outbound.allow-loopback", "true");
        settings.put("whistlestop.base-url", "http://tour.example.org");
        return settings;
    }

    private static Mentioning mentioning(AppProcess app) {
        return new Mentioning(new TestTour(app.base).withStops(), "http://tour.example.org");
    }

    /** @param patience milliseconds that each page takes */
    private static List<FakeSite> sites(Mentioning mentioning, int patience) {
        var sites = new ArrayList<FakeSite>();
        for (var i = 0; i < SITES; i++) {
            var site = new FakeSite();
            for (var page = 0; page < MENTIONS; page++) {
                site.page("/" + page, (request, out) -> {
                    pause(patience);
                    var link = "<a href=\"" + mentioning.boston() + "\">it</a>";
                    FakeSite.write(out, 200, "Content-Type: text/html", link);
                });
            }
            sites.add(site);
        }
        return sites;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> send(List<FakeSite> sites, Mentioning mentioning, List<String> bases) {
        var ids = new ArrayList<String>();
        for (var i = 0; i < MENTIONS; i++) {
            var answer = new Api(bases.get(i % bases.size()), null)
                    .send(
                            "POST",
                            "/webmention",
                            "application/x-www-form-urlencoded",
                            "source=" + sites.get(i % SITES).base + "/" + i + "&target=" + mentioning.boston())
                    .expect(202);
            ids.add(answer.header("Location").replaceFirst(".*/", ""));
        }
        return ids;
    }

    private static long visits(List<FakeSite> sites) {
        return sites.stream().mapToLong(site -> site.requests.size()).sum();
    }
}
