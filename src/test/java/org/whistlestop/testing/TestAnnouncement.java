package org.whistlestop.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An announcement of a test tour's stop, on our own pages; each step answers it as the API shows it then. */
public final class TestAnnouncement {

    private final TestTour tour;
    public final String path;
    public final String channel;

    private TestAnnouncement(TestTour tour, String channel) {
        this.tour = tour;
        this.channel = channel;
        this.path = "/api/announcements/" + UUID.randomUUID();
    }

    /** A draft by the tour's PR, an hour before the stop. */
    public static TestAnnouncement draft(TestTour tour, String stop) {
        var made = new TestAnnouncement(tour, pages(tour));
        tour.pr.put(made.path, made.body(stop)).expect(201);
        return made;
    }

    /** Answers the id of a channel on our own pages. */
    public static String pages(TestTour tour) {
        return new Announcing(tour).addPages("Our pages " + UUID.randomUUID());
    }

    public Map<String, Object> body(String stop) {
        return new LinkedHashMap<>(Map.of(
                "tour",
                tour.slug,
                "stop",
                stop,
                "title",
                "{city} on {date}",
                "text",
                "I am at {store} in {city} from {starts}. What should I ask them? {host}",
                "when",
                Map.of("anchor", "starts", "offsetMinutes", -60),
                "channels",
                List.of(Map.of("channel", channel))));
    }

    public TestAnnouncement inReview() {
        tour.pr.put(path + "/review", Map.of()).expect(200);
        return this;
    }

    public TestAnnouncement approved() {
        var seal = inReview().read().get("seal").asText();
        tour.approver.put(path + "/approval", Map.of("seal", seal)).expect(200);
        return this;
    }

    public JsonNode read() {
        return tour.pr.get(path).expect(200).json();
    }

    public String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public String delivery() {
        return read().at("/deliveries/0/id").asText();
    }
}
