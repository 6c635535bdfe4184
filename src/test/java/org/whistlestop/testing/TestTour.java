package org.whistlestop.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The small cast of the tests: one tour, four stops, five people with one role each and a stranger who works on another tour.
 * The first stop is today, the others on the days after.
 */
public class TestTour {

    private static final AtomicInteger COUNT = new AtomicInteger();
    public static final ZoneId BOSTON = ZoneId.of("America/New_York");

    public final String slug;
    public final Api setup;
    public final Api nobody;
    public final Api host;
    public final Api pr;
    public final Api approver;
    public final Api moderator;
    public final Api admin;
    public final Api stranger;
    public final String hostId;

    public TestTour(String base) {
        this(base, Map.of());
    }

    public TestTour(String base, Map<String, Object> settings) {
        slug = "tour-" + COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
        setup = new Api(base, TestDatabase.ADMIN_TOKEN);
        nobody = setup.as(null);
        hostId = person("Rita Calloway", List.of());
        makeTour(slug, settings);
        host = setup.as(token(hostId));
        pr = staff("Jonas Hale", slug, "pr");
        approver = staff("Mei Tanaka", slug, "approver");
        moderator = staff("Sam Okafor", slug, "moderator");
        admin = staff("Lena Brandt", slug, "admin");
        makeTour(slug + "-other", Map.of());
        stranger = staff("Otto Stranger", slug + "-other", "admin");
    }

    private void makeTour(String slug, Map<String, Object> settings) {
        var tour = new LinkedHashMap<String, Object>(Map.of("title", "A test tour", "slug", slug, "host", hostId));
        tour.putAll(settings);
        setup.post("/api/tours", tour).expect(201);
    }

    /** A second host, with another name. */
    public Api anotherHost() {
        return staff("Hal Second", slug, "host");
    }

    private Api staff(String name, String tour, String role) {
        return setup.as(token(person(name, List.of(Map.of("tour", tour, "role", role)))));
    }

    private String person(String name, List<Map<String, String>> roles) {
        return setup.post("/api/people", Map.of("name", name, "roles", roles))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private String token(String personId) {
        return setup.post("/api/people/" + personId + "/tokens", Map.of("name", "tests"))
                .expect(201)
                .json()
                .get("token")
                .asText();
    }

    /** Four stops: Boston around now, then Natick, Troy and Aurora on the following days. */
    public TestTour withStops() {
        var now = LocalDateTime.now(BOSTON).withSecond(0).withNano(0);
        var starts = once(now.minusHours(1), -1);
        addStop("Copley Place", "Boston", "MA", 42.3474, -71.0781, starts, once(now.plusHours(2), 1));
        addStop("Natick Mall", "Natick", "MA", 42.3010, -71.3826, at(1), at(1).plusHours(4));
        addStop("Somerset Collection", "Troy", "MI", 42.5617, -83.1837, at(2), at(2).plusHours(4));
        addStop("Chicago Premium Outlets", "Aurora", "IL", 41.8015, -88.2727, at(3), at(3).plusHours(4));
        return this;
    }

    /** This time; where Boston's clocks skip it or show it twice, the nearest in steps of so many hours that they show once. */
    public static LocalDateTime once(LocalDateTime time, int hours) {
        var isOnce = BOSTON.getRules().getValidOffsets(time).size() == 1;
        return isOnce ? time : once(time.plusHours(hours), hours);
    }

    /** Eleven in the morning, so many days from today. */
    public static LocalDateTime at(int days) {
        return LocalDateTime.now(BOSTON).plusDays(days).toLocalDate().atTime(11, 0);
    }

    /** Answers the slug. */
    public String addStop(
            String store,
            String city,
            String region,
            double latitude,
            double longitude,
            LocalDateTime starts,
            LocalDateTime ends) {
        return pr.post(api("/stops"), stop(store, city, region, latitude, longitude, starts, ends))
                .expect(201)
                .json()
                .get("slug")
                .asText();
    }

    /** One in five days that the public may not know before the day after tomorrow; answers the slug. */
    public String addHiddenStop() {
        var stop = stop("Secret Mall", "Salem", "MA", 42.5, -70.9, at(5), at(5).plusHours(2));
        stop.put("revealAt", Instant.now().plus(Duration.ofDays(2)).toString());
        return pr.post(api("/stops"), stop).expect(201).json().get("slug").asText();
    }

    public static Map<String, Object> stop(
            String store,
            String city,
            String region,
            double latitude,
            double longitude,
            LocalDateTime starts,
            LocalDateTime ends) {
        var venue =
                Map.of("store", store, "city", city, "region", region, "latitude", latitude, "longitude", longitude);
        return new LinkedHashMap<>(
                Map.of("venue", venue, "starts", starts.toString(), "ends", ends.toString(), "zone", BOSTON.getId()));
    }

    public String api(String path) {
        return "/api/tours/" + slug + path;
    }

    public Map<String, Object> checkIn(String stop, String kind, Instant happenedAt) {
        return new LinkedHashMap<>(
                Map.of("tour", slug, "stop", stop, "kind", kind, "happenedAt", happenedAt.toString()));
    }

    public Api.Answer say(String stop, String kind, Instant happenedAt) {
        var body = checkIn(stop, kind, happenedAt);
        if (kind.equals("late")) {
            body.put("minutes", 30);
        }
        return host.put("/api/check-ins/" + UUID.randomUUID(), body);
    }

    public Map<String, Object> fieldNote(String stop, String kind, String words, String... tags) {
        return new LinkedHashMap<>(Map.of(
                "tour",
                slug,
                "stop",
                stop,
                "kind",
                kind,
                "words",
                words,
                "tags",
                List.of(tags),
                "happenedAt",
                Instant.now().toString()));
    }

    public Api.Answer takeNote(String stop, String kind, String words, String... tags) {
        return host.put("/api/field-notes/" + UUID.randomUUID(), fieldNote(stop, kind, words, tags));
    }

    /** A stop's properties in the live picture, or null when it is not there. */
    public com.fasterxml.jackson.databind.JsonNode onMap(String stop) {
        for (var feature : nobody.get(api("/map")).expect(200).json().get("features")) {
            if (feature.at("/properties/slug").asText().equals(stop)) {
                return feature.get("properties");
            }
        }
        return null;
    }

    public long number() {
        return nobody.get(api("/map")).expect(200).json().get("number").asLong();
    }
}
