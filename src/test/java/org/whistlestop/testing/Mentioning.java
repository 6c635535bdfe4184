package org.whistlestop.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Pages elsewhere telling a tour of themselves.
 *
 * @param here where the program believes it is reached
 */
public record Mentioning(TestTour tour, String here) {

    public static final String BOSTON = "boston-copley-place";

    public String stop(String slug) {
        return here + "/tours/" + tour.slug + "/stops/" + slug;
    }

    public String boston() {
        return stop(BOSTON);
    }

    /** Answers whatever comes back. */
    public Api.Answer send(String source, String target) {
        return tour.nobody.send(
                "POST",
                "/webmention",
                "application/x-www-form-urlencoded",
                "source=" + encoded(source) + "&target=" + encoded(target));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends it and answers its id. */
    public String told(String source, String target) {
        var status = send(source, target).expect(202).header("Location");
        return status.substring(status.lastIndexOf('/') + 1);
    }

    public JsonNode read(String id) {
        return tour.pr.get("/api/mentions/" + id).expect(200).json();
    }

    public String state(String id) {
        return read(id).get("state").asText();
    }

    /** Waits until somebody has looked, and answers what they have found. */
    public JsonNode looked(String id) {
        return Eventually.value("the source is looked at", Duration.ofSeconds(30), () -> {
            var mention = read(id);
            return mention.get("state").asText().equals("queued") ? null : mention;
        });
    }

    public JsonNode became(String id, String state) {
        return Eventually.value("it is " + state, Duration.ofSeconds(30), () -> {
            var mention = read(id);
            return mention.get("state").asText().equals(state) ? mention : null;
        });
    }

    public void decide(String id, String decision) {
        tour.moderator
                .put("/api/mentions/" + id + "/decision", java.util.Map.of("decision", decision))
                .expect(200);
    }

    public Api.Answer answer(Api who, String id, String words) {
        return who.put("/api/mentions/" + id + "/answer", java.util.Map.of("words", words));
    }

    /** The public page of Boston as it is served. */
    public String page() {
        return tour.nobody
                .get("/tours/" + tour.slug + "/stops/" + BOSTON)
                .expect(200)
                .text();
    }
}
