package org.whistlestop.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a tour says, as its team writes and approves it over the API. */
public record Announcing(TestTour tour) {

    /** One of our own pages, which takes everything; answers its id. */
    public String addPages(String name) {
        var id = UUID.randomUUID().toString();
        tour.admin
                .put(tour.api("/channels/" + id), Map.of("kind", "pages", "name", name))
                .expect(200);
        return id;
    }

    /** A draft, so many minutes from the start of its stop. */
    public String write(String stop, int minutes, String text, String... channels) {
        return write(stop, Map.of("anchor", "starts", "offsetMinutes", minutes), text, channels);
    }

    public String write(String stop, Map<String, Object> when, String text, String... channels) {
        var id = UUID.randomUUID().toString();
        var body = new LinkedHashMap<String, Object>(
                Map.of("tour", tour.slug, "stop", stop, "title", "Soon in {city}", "text", text, "when", when));
        body.put(
                "channels",
                List.of(channels).stream()
                        .map(channel -> Map.of("channel", channel))
                        .toList());
        tour.pr.put("/api/announcements/" + id, body).expect(201);
        return id;
    }

    public void review(String id) {
        tour.pr.put("/api/announcements/" + id + "/review", "").expect(200);
    }

    /** Asks for an approval and gives it, with a reason, for short texts of tests may only sell. */
    public void approve(String id) {
        review(id);
        var seal =
                tour.approver.get("/api/announcements/" + id).expect(200).json().get("seal");
        tour.approver
                .put("/api/announcements/" + id + "/approval", Map.of("seal", seal.asText(), "reason", "A test"))
                .expect(200);
    }

    public com.fasterxml.jackson.databind.JsonNode read(String id) {
        return tour.pr.get("/api/announcements/" + id).expect(200).json();
    }
}
