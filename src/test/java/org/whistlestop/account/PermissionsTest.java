package org.whistlestop.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.whistlestop.photo.HandsIn;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.Route;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * Holds the table of every route against every kind of caller, {@code src/test/resources/permissions.txt}. A route without a
 * row fails; what the table would have to say stands in {@code target/permissions.txt}, to be read before it is copied.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PermissionsTest {

    private static final Path WRITTEN = Path.of("src/test/resources/permissions.txt");
    private static final Path FOUND = Path.of("target/permissions.txt");

    /** What anybody may read or ask. */
    private static final List<String> PUBLIC = List.of(
            "GET /",
            "GET /check-in/app",
            "GET /check-in-worker.js",
            "GET /api/push-key",
            "(PUT|DELETE) /api/tours/\\{tour}/followers/\\{id}",
            "GET /api/tours/\\{tour}",
            "GET /api/tours/\\{tour}/accounts",
            "GET /api/tours/\\{tour}/live",
            "GET /api/tours/\\{tour}/map",
            "GET /api/tours/\\{tour}/stops/\\{stop}/remarks",
            "\\w+ (/api)?/approvals?/.*",
            "\\w+ /api/passkeys/invitations/.*",
            "POST /api/passkeys/sign-in.*",
            "GET /basemap/.*",
            "GET /embed.*",
            "GET /oembed",
            "GET /previews/.*",
            "\\w+ /invitation/.*",
            "GET /people/.*",
            "GET /photos/.*",
            "POST /photos/\\{photo}/report",
            "GET /api/tours/\\{tour}/photos",
            "POST /api/photos/\\{id}/(reports|withdrawal)",
            "\\w+ /api/uploads.*",
            "GET /sign-in(/oidc(/callback)?|/administrator)?",
            "GET /(robots.txt|sitemap.xml)",
            "GET /tours/.*",
            "POST /websub",
            "POST /tours/\\{tour}/photos/new",
            "POST /(webmention|pingback)",
            "GET /webmention/.*",
            "(GET|POST) /photo-withdrawal",
            "POST /csp",
            "POST /sign-in(/administrator)?",
            "POST /sign-out");

    private static final List<String> SETUP = List.of(
            "(GET|POST) /api/audit.*",
            "POST /api/tours",
            "(GET|DELETE) /api/tours/\\{tour}/people.*",
            "\\w+ /api/people.*");

    /** What the road needs. */
    private static final List<String> PHONE = List.of(
            "\\w+ /check-in",
            "DELETE /api/people/me/sessions/current",
            "\\w+ /api/check-ins/.*",
            "(GET|PUT) /api/photos/\\{id}",
            "\\w+ /api/field-notes/.*",
            "PUT /api/streams/.*",
            "GET /api/tours/\\{tour}/stops/\\{stop}/stream",
            "GET /api/(people/me|pocket|tours|tours/\\{tour}/(check-ins|field-notes/tags))");

    /** What opens doors to who comes later. */
    private static final List<String> FRESH = List.of(
            "POST (/api/people/\\{id}|/desk/me)/tokens",
            "POST /(api|desk)/.*\\{(id|person)}/invitations",
            "(POST|PUT|DELETE) .*/keys.*",
            "(PUT|DELETE) /api/tours/\\{tour}/channels/\\{id}",
            "POST /api/passkeys(/registration-options)?",
            "(PUT|DELETE) /api/tours/\\{tour}/channels/\\{id}",
            "POST /desk/tours/\\{tour}/channels(/\\{channel}(/removal)?)?",
            "GET /api/tours/\\{tour}/export",
            "POST /(api|desk)/imports",
            "POST /check-in/phone");

    /** The one in the examples. */
    private static final String PHOTO = "5f0c954e-7b0a-4a8c-9b4e-2f7a0c4e6d11";

    private static final String STOP_FORM = "store=New%20Mall&city=Salem&region=MA&latitude=42.5&longitude=-70.9"
            + "&starts=2030-06-01T11:00&ends=2030-06-01T15:00&zone=America/New_York";

    private static final String ANNOUNCEMENT_FORM =
            "id={random}&stop={stop}&title=Soon&text=See you at {store}&timing=starts:-60";

    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("POST /check-in", "id={random}&tour={tour}&stop={stop}&say=arrived"),
            Map.entry("POST /check-in/phone", "tour={tour}"),
            Map.entry("POST /desk/announcements/{id}/approval", "seal=" + "0".repeat(64)),
            Map.entry("POST /desk/announcements/{id}/approval-links", "name=Dana Reyes"),
            Map.entry("POST /desk/announcements/{id}/comments", "words=Ask them something"),
            Map.entry("POST /desk/announcements/{id}/copies", "stops=troy-somerset-collection"),
            Map.entry("POST /desk/announcements/{id}/edit", ANNOUNCEMENT_FORM),
            Map.entry("POST /desk/announcements/{id}/return", "why=Ask them something"),
            Map.entry("POST /desk/me/profile", "name=Somebody"),
            Map.entry("POST /desk/me/tokens", "name=A token&scopes=read"),
            Map.entry("POST /desk/tours", "title=New&slug=new-{random}&host=Somebody"),
            Map.entry("POST /desk/tours/{tour}/announcements/new", ANNOUNCEMENT_FORM),
            Map.entry("POST /desk/tours/{tour}/blog", "channel=&live=none&wrapUp=none&wrapUpAt=20:00"),
            Map.entry("POST /desk/tours/{tour}/blog/posts", "what=stop:{stop}"),
            Map.entry("POST /desk/tours/{tour}/blog/posts/{post}/decision", "decision=leave"),
            Map.entry("POST /desk/tours/{tour}/channels", "id={random}&kind=pages&name=Our pages"),
            Map.entry("POST /desk/tours/{tour}/silence", "reason=A fire"),
            Map.entry(
                    "POST /desk/tours/{tour}/templates",
                    "id={random}&name=New&title=Soon&text=Come&amount=1&unit=days&side=before&anchor=starts"),
            Map.entry(
                    "POST /desk/tours/{tour}/voice",
                    "quietFrom=21:00&quietUntil=08:00&billboardAt=50&repeatSimilarity=60&repeatDays=14&tooMany=3&tooManyDays=2"
                            + "&sellingInARow=5"),
            Map.entry("POST /desk/tours/{tour}/accounts", "label=Mastodon&url=https://mastodon.example/@{random}"),
            Map.entry("POST /desk/tours/{tour}/keys", "name=bluesky&value=a secret"),
            Map.entry("POST /desk/tours/{tour}/mentions/{mention}/answer", "words=Thank you"),
            Map.entry("POST /desk/tours/{tour}/mentions/{mention}/decision", "decision=accept"),
            Map.entry("POST /desk/tours/{tour}/new-stop", STOP_FORM),
            Map.entry("POST /desk/tours/{tour}/notes", "id={random}&stop={stop}&kind=wish&words=A recorder"),
            Map.entry("POST /desk/tours/{tour}/people", "name=Somebody&role=PR"),
            Map.entry("POST /desk/tours/{tour}/people/{person}/roles", "role=HOST"),
            Map.entry("POST /desk/tours/{tour}/photos/decisions", "one=approve:" + PHOTO),
            Map.entry("POST /desk/tours/{tour}/photos/{photo}", "alt=A queue"),
            Map.entry("POST /desk/tours/{tour}/settings", "title=New&publicDelayMinutes=0"),
            Map.entry("POST /desk/tours/{tour}/stops/{stop}/cancellation", "reason=A flood&sure=true"),
            Map.entry("POST /desk/tours/{tour}/stops/{stop}/edit", STOP_FORM),
            Map.entry("POST /desk/tours/{tour}/stops/{stop}/hiding", "revealAt=2030-01-01T10:00"),
            Map.entry("POST /desk/tours/{tour}/stops/{stop}/move", STOP_FORM),
            Map.entry("POST /desk/tours/{tour}/stops/{stop}/slips", "id={random}&minutes=15&scope=STOP"));

    @TestHTTPResource
    String url;

    @Inject
    Router router;

    @Inject
    DataSource database;

    @Inject
    HandsIn hands;

    private JsonNode document;
    private TestTour quiet;

    @Test
    void everyRouteAnswersEveryCallerAsWritten() throws IOException, SQLException {
        quiet = new TestTour(base()).withStops();
        document = new Api(base(), null).get("/q/openapi?format=json").json();
        var rows = new ArrayList<String>();
        for (var route : routes()) {
            rows.add(row(route));
        }
        Files.createDirectories(FOUND.getParent());
        Files.write(FOUND, rows);

        assertEquals(Files.readString(WRITTEN), String.join("\n", rows) + "\n");
    }

    @Test
    void theTableLetsInNobodyByMistake() throws IOException {
        for (var line : Files.readAllLines(WRITTEN)) {
            var route = line.substring(0, line.indexOf("  "));
            var isPublic = PUBLIC.stream().anyMatch(route::matches);
            assertEquals(isPublic, !line.contains("nobody:401"), line);
            if (!isPublic) {
                assertTrue(!line.contains("setup:yes") || SETUP.stream().anyMatch(route::matches), line);
                assertTrue(!route.contains("{tour}") || line.contains("stranger:404"), line);
                assertTrue(!line.contains("phone:yes") || PHONE.stream().anyMatch(route::matches), line);
                assertTrue(line.contains("stale:403") || FRESH.stream().noneMatch(route::matches), line);
                assertTrue(route.startsWith("GET") || !line.contains("reader:yes"), line);
            }
        }
    }

    private String base() {
        return url.replaceAll("/$", "");
    }

    private TreeSet<Route> routes() {
        var routes = new TreeSet<>(Route.listAll());
        router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.methods() != null)
                .filter(route -> route.getPath().matches("/(api|embed|csp)\\b.*"))
                .forEach(route -> route.methods().stream()
                        .filter(method -> method != HttpMethod.HEAD)
                        .forEach(method -> routes.add(new Route(
                                method.name(), route.getPath().replaceAll(":(\\w+)", "{$1}"), "", List.of()))));
        return routes;
    }

    private String row(Route route) throws SQLException {
        var tour = route.isUnsafe() ? new TestTour(base()).withStops() : quiet;
        return "%-72s".formatted(route)
                + callers(tour).entrySet().stream()
                        .map(caller -> caller.getKey() + ":" + answer(route, tour, caller.getValue()))
                        .collect(Collectors.joining(" "));
    }

    /** Who may end others' sessions comes behind those who have one. */
    private Map<String, Caller> callers(TestTour tour) throws SQLException {
        var callers = new LinkedHashMap<String, Caller>();
        callers.put("nobody", Caller.of(tour.nobody));
        callers.put("setup", Caller.of(tour.setup));
        callers.put("stranger", Caller.of(tour.stranger));
        callers.put("phone", Caller.of(phone(tour)));
        callers.put("host", Caller.of(tour.host));
        callers.put("pr", Caller.of(tour.pr));
        callers.put("approver", Caller.of(tour.approver));
        callers.put("moderator", Caller.of(tour.moderator));
        callers.put("reader", Caller.of(reader(tour)));
        callers.put("stale", Caller.of(stale(tour)));
        callers.put("admin", Caller.of(tour.admin));
        return callers;
    }

    /** What differs between a program with a token and a browser with a session. */
    private interface Caller {

        int send(String method, String path, String type, String body, String... headers);

        static Caller of(Api program) {
            return (method, path, type, body, headers) ->
                    program.send(method, path, type, body, headers).status();
        }

        static Caller of(Browser browser) {
            return (method, path, type, body, headers) ->
                    browser.send(method, path, type, body, headers).statusCode();
        }
    }

    private static Browser phone(TestTour tour) {
        var browser = Browser.of(tour.host);
        return browser.after(browser.post("/check-in/phone", Map.of("tour", tour.slug)))
                .onPage("/check-in");
    }

    /** The admin, who proved who it is eleven minutes ago. */
    private Browser stale(TestTour tour) throws SQLException {
        var browser = Browser.of(tour.admin);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update sign_in_session set proven_at = proven_at - interval '11 minutes'");
        }
        return browser;
    }

    private static Api reader(TestTour tour) {
        return tour.setup.as(token(tour, idOf(tour.admin), Map.of("name", "r", "scopes", List.of("read"))));
    }

    private String answer(Route route, TestTour tour, Caller caller) {
        if (route.path().endsWith("/live")) {
            return "yes"; // it never ends; LiveStreamTest reads it as nobody
        }
        var status = send(route, withParameters(route, tour), tour, caller);
        return switch (status) {
            case 200, 201, 204, 304, 301, 303 -> "yes";
            default -> String.valueOf(status);
        };
    }

    private int send(Route route, String path, TestTour tour, Caller caller) {
        if (route.path().startsWith("/api/uploads")) {
            return caller.send(route.method(), path, "application/offset+octet-stream", "", uploadHeaders(tour));
        }
        if (!route.isUnsafe()) {
            return caller.send(route.method(), path, "application/json", "");
        }
        if (route.isApi()) {
            var json = withPhoto(filled(example(route), tour), tour);
            return route.consumes().isEmpty()
                    ? caller.send(route.method(), path, "application/json", json)
                    : caller.send(route.method(), path, route.consumes(), "");
        }
        if (route.consumes().startsWith("multipart/")) {
            return caller.send(route.method(), path, route.consumes() + "; boundary=x", "--x--\r\n");
        }
        var form = withPhoto(filled(FORMS.getOrDefault(route.toString(), "a=b"), tour), tour);
        return caller.send(route.method(), path, "application/x-www-form-urlencoded", form);
    }

    private String example(Route route) {
        return document.path("paths")
                .path(route.path())
                .path(route.method().toLowerCase(java.util.Locale.ROOT))
                .at("/requestBody/content/application~1json/example")
                .toString()
                .replace("42-stores", "{tour}");
    }

    /** Things that the caller could be allowed to touch, made for this one request: what is done to them disturbs no other. */
    private String withParameters(Route route, TestTour tour) {
        var path = filled(route.path(), tour);
        if (route.isUnsafe() && path.contains("natick-natick-mall")) {
            path = path.replace("natick-natick-mall", stop(tour));
        }
        if (path.contains("/api/people/{id}") || path.contains("{person}")) {
            var person = person(tour);
            path = path.replace("{id}", person).replace("{person}", person);
            path = path.contains("{token}") ? path.replace("{token}", tokenId(tour, person)) : path;
        }
        if ((path.startsWith("/api/check-ins/") && !route.isUnsafe()) || path.contains("{checkIn}")) {
            var said = tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
            path = path.replaceAll("\\{(id|checkIn)}", said.json().get("id").asText());
        }
        if ((path.startsWith("/api/field-notes/") && !route.method().equals("PUT")) || path.contains("{note}")) {
            var note = note(tour);
            path = path.replace("{id}", note).replace("{note}", note);
        }
        if (path.endsWith("/stream")) {
            var said = example(new Route("PUT", "/api/streams/{id}", "", List.of()));
            tour.host
                    .put(
                            "/api/streams/" + UUID.randomUUID(),
                            filled(said, tour).replace("boston-copley-place", "natick-natick-mall"))
                    .expect(201);
        }
        if (path.startsWith("/desk/announcements/{id}/deliveries/{delivery}")) {
            var approved = TestAnnouncement.draft(tour, "natick-natick-mall").approved();
            path = path.replace("{id}", approved.id()).replace("{delivery}", approved.delivery());
        }
        if (path.startsWith("/api/announcements/") || path.startsWith("/desk/announcements/{id}")) {
            path = path.replace(
                    "{id}",
                    TestAnnouncement.draft(tour, "natick-natick-mall")
                            .inReview()
                            .id());
        }
        if (path.matches("(/api/mentions|/webmention)/.*") || path.contains("{mention}")) {
            var mention = mention(tour, path.contains("/answer") ? "ACCEPTED" : "NEW");
            path = path.replace("{id}", mention).replace("{mention}", mention);
        }
        if (path.startsWith("/api/deliveries/")) {
            path = path.replace(
                    "{id}",
                    TestAnnouncement.draft(tour, "natick-natick-mall")
                            .approved()
                            .delivery());
        }
        if (path.contains("/channels/{id}") && !route.method().equals("PUT")) {
            path = path.replace("{id}", TestAnnouncement.pages(tour));
        }
        if (path.contains("/templates/{id}") && route.method().equals("DELETE")) {
            path = path.replace("{id}", template(tour));
        }
        if (path.startsWith("/api/uploads/")) {
            path = new Uploader(tour.host).begun(Uploader.fansMetadata(tour), 10);
        }
        if (path.startsWith("/api/photos/") || path.contains("{photo}")) {
            var photo = photo(tour);
            path = path.replace("{id}", photo).replace("{photo}", photo);
        }
        return path.replace("{role}", "moderator")
                .replaceAll("\\{format[^}]*}", "atom")
                .replaceAll("\\{\\w+(:[^}]*)?}", UUID.randomUUID().toString());
    }

    /** As somebody has told us of it and we have looked. */
    private String mention(TestTour tour, String state) {
        return Sql.with(database, """
                insert into mention (id, tour_id, stop_id, source, source_hash, target, site, protocol, state, kind, author,
                    received_at, verified_at)
                select gen_random_uuid(), s.tour_id, s.id, 'https://blog.example/', uuid_send(gen_random_uuid()), 'x',
                    'blog.example', 'WEBMENTION', ?, 'MENTION', 'Ada', now(), now()
                from stop s join tour t on t.id = s.tour_id where t.slug = ? and s.slug = 'natick-natick-mall'
                returning id""", insert -> {
            insert.setString(1, state);
            insert.setString(2, tour.slug);
            return Sql.single(insert, row -> row.getString(1));
        });
    }

    private String template(TestTour tour) {
        var id = UUID.randomUUID().toString();
        var words = example(new Route("PUT", "/api/tours/{tour}/templates/{id}", "", List.of()))
                .replace("The day before", "Template " + id);
        tour.pr
                .send("PUT", tour.api("/templates/" + id), "application/json", words)
                .expect(200);
        return id;
    }

    private static String[] uploadHeaders(TestTour tour) {
        var metadata = Uploader.header(Uploader.fansMetadata(tour));
        return new String[] {
            "Tus-Resumable", "1.0.0", "Upload-Offset", "0", "Upload-Length", "10", "Upload-Metadata", metadata
        };
    }

    private String withPhoto(String body, TestTour tour) {
        return body.contains(PHOTO) ? body.replace(PHOTO, photo(tour)) : body;
    }

    /** The host's. */
    private static String note(TestTour tour) {
        return tour.takeNote("boston-copley-place", "wish", "A recorder")
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    /** A fan's, which waits for a decision. */
    private String photo(TestTour tour) {
        var stop = "boston-copley-place";
        return hands.byFan(
                        tour.slug,
                        Drawing.jpeg(System.nanoTime(), 400, 300),
                        stop,
                        "A queue",
                        "a-secret-of-the-fan-s-own")
                .toString();
    }

    private static String stop(TestTour tour) {
        return tour.addStop("Mall " + UUID.randomUUID(), "Salem", "MA", 42.5, -70.9, TestTour.at(5), TestTour.at(6));
    }

    private static String filled(String text, TestTour tour) {
        return text.replace("{tour}", tour.slug)
                .replace("{stop}", "natick-natick-mall")
                .replace("{random}", UUID.randomUUID().toString());
    }

    private static String person(TestTour tour) {
        var roles = List.of(Map.of("tour", tour.slug, "role", "pr"));
        return tour.setup
                .post("/api/people", Map.of("name", "Toni Victim", "roles", roles))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private static String token(TestTour tour, String person, Map<String, Object> request) {
        return made(tour, person, request).get("token").asText();
    }

    private static String tokenId(TestTour tour, String person) {
        return made(tour, person, Map.of("name", "t")).get("id").asText();
    }

    private static JsonNode made(TestTour tour, String person, Map<String, Object> request) {
        return tour.setup
                .post("/api/people/" + person + "/tokens", request)
                .expect(201)
                .json();
    }

    private static String idOf(Api person) {
        return person.get("/api/people/me").expect(200).json().get("id").asText();
    }
}
