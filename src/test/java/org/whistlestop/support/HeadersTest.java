package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(HeadersTest.FewGuesses.class)
class HeadersTest {

    public static class FewGuesses implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("whistlestop.limits.secrets", "5", "whistlestop.limits.pictures", "1");
        }
    }

    @jakarta.ws.rs.Path("/failing")
    static class Failing {
        @GET
        @PermitAll
        @Operation(hidden = true)
        public String fail() {
            throw new IllegalStateException("planted");
        }
    }

    @jakarta.ws.rs.Path("/desk/failing")
    static class FailingDesk extends Failing {}

    @jakarta.ws.rs.Path("/api/failing")
    static class FailingApi extends Failing {}

    private static final List<String> NEVER = List.of("Server", "X-Powered-By", "X-XSS-Protection");
    private static final Map<String, String> ON_ALL = Map.of(
            "Strict-Transport-Security", "max-age=63072000; includeSubDomains", "X-Content-Type-Options", "nosniff");
    private static final Map<String, String> ON_PUBLIC_PAGES = Map.of(
            "Reporting-Endpoints", "csp=\"/csp\"",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "X-Frame-Options", "DENY");
    private static final Map<String, String> ON_STAFF_PAGES = Map.of(
            "Reporting-Endpoints", "csp=\"/csp\"",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "X-Robots-Tag", "noindex, nofollow",
            "Cache-Control", "no-store");
    /** The forms of these tell where they come from. */
    private static final Map<String, String> ON_SIGN_IN_PAGES =
            Map.of("Referrer-Policy", "same-origin", "X-Frame-Options", "DENY", "Cache-Control", "no-store");

    private static final Map<String, String> ON_EMBEDS = Map.of(
            "Reporting-Endpoints", "csp=\"/csp\"",
            "Cross-Origin-Resource-Policy", "cross-origin",
            "Access-Control-Allow-Origin", "*",
            "Referrer-Policy", "no-referrer");

    private static final Map<String, String> ON_THE_API =
            Map.of("Cross-Origin-Resource-Policy", "same-origin", "Referrer-Policy", "no-referrer");

    @TestHTTPResource
    String url;

    @Inject
    DataSource database;

    private TestTour tour;

    @BeforeEach
    void makeTour() throws SQLException {
        forgetRefusals();
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    private void forgetRefusals() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate rate_limit");
        }
    }

    @Test
    void everyKindOfPageHasItsHeadersWhateverTheStatus() {
        var nobody = Browser.signedOut(tour.pr.base());
        var staff = Browser.of(tour.pr);
        check(nobody, "/tours/" + tour.slug, 200, ON_PUBLIC_PAGES);
        check(nobody, "/tours/" + tour.slug + "/stops/natick-natick-mall", 200, ON_PUBLIC_PAGES);
        check(nobody, "/tours/" + tour.slug + "/photos", 200, ON_PUBLIC_PAGES);
        check(nobody, "/tours/" + tour.slug + "/photos/slideshow", 200, ON_PUBLIC_PAGES);
        check(nobody, "/tours/" + tour.slug + "/photos.rss", 200, ON_PUBLIC_PAGES);
        check(nobody, "/tours/" + tour.slug + "/accounts", 200, ON_PUBLIC_PAGES);
        check(nobody, "/photos/" + java.util.UUID.randomUUID() + "/report", 404, ON_PUBLIC_PAGES);
        check(nobody, "/", 303, ON_PUBLIC_PAGES);
        check(nobody, "/tours/nowhere", 404, ON_PUBLIC_PAGES);
        check(nobody, "/nowhere", 404, ON_PUBLIC_PAGES);
        check(nobody, "/tours/%ff", 400, ON_PUBLIC_PAGES);
        check(nobody, "/sign-in", 200, ON_SIGN_IN_PAGES);
        check(staff, "/desk;x/me", 400, ON_PUBLIC_PAGES); // no page of the staff's, which would need their headers
        check(nobody, "/desk", 303, ON_STAFF_PAGES);
        check(staff, "/desk", 200, ON_STAFF_PAGES);
        check(staff, "/desk/tours/" + tour.slug, 200, ON_STAFF_PAGES);
        check(staff, "/desk/tours/nowhere", 404, ON_STAFF_PAGES);
        check(nobody, "/approval/a-secret", 404, ON_STAFF_PAGES);
        check(staff.withFormToken(null), "/desk/tours", 403, ON_STAFF_PAGES);
        check(staff, "/api/tours", 200, ON_THE_API);
        check(nobody, "/api/tours", 401, ON_THE_API);
        check(staff, tour.api("-not/stops"), 404, ON_THE_API);
        check(nobody, "/api/nowhere", 404, ON_THE_API);
        check(nobody, "/embed/tours/" + tour.slug, 200, ON_EMBEDS);
        check(nobody, "/embed/tours/nowhere", 404, ON_EMBEDS);
        check(nobody, "/embed.js", 200, Map.of("Cross-Origin-Resource-Policy", "cross-origin"));
        check(nobody, "/oembed", 400, Map.of("Referrer-Policy", "no-referrer", "Access-Control-Allow-Origin", "*"));
        check(nobody, "/q/health", 200, ON_THE_API);
        check(nobody, "/icons/whistlestop.svg", 200, Map.of("Cross-Origin-Resource-Policy", "cross-origin"));
        check(nobody, "/follow-worker.js", 200, Map.of("Cache-Control", "no-cache"));
        check(nobody, "/static/bundle/none.js", 404, Map.of("Cache-Control", "no-store"));
        check(nobody, "/q/swagger-ui/", 200, Map.of("X-Frame-Options", "DENY"));
    }

    @Test
    void ourOwnMistakeHasThemToo() {
        var nobody = Browser.signedOut(tour.pr.base());
        check(nobody, "/failing", 500, ON_PUBLIC_PAGES);
        check(nobody, "/desk/failing", 500, ON_STAFF_PAGES);
        check(nobody, "/api/failing", 500, ON_THE_API);
    }

    @Test
    void whoAsksTooOftenGetsThemToo() {
        var nobody = Browser.signedOut(tour.pr.base());
        for (var i = 0; i < 5; i++) {
            tour.nobody.as("ws_guessed").get("/api/tours").expect(401);
        }
        check(nobody, "/sign-in", 429, ON_SIGN_IN_PAGES);
        check(nobody, "/api/passkeys/sign-in", 429, ON_THE_API);
        var picture = "/basemap/tours/" + tour.slug + ".svg";
        nobody.get(picture);
        nobody.get(picture);
        check(nobody, picture, 429, Map.of("Cache-Control", "no-store"));
    }

    private static void check(Browser browser, String path, int status, Map<String, String> expected) {
        var posts = status == 403 || (status == 429 && !path.startsWith("/basemap/"));
        var answer = posts ? browser.post(path, Map.of()) : browser.get(path);
        assertEquals(status, answer.statusCode(), path);
        ON_ALL.forEach((name, value) -> assertEquals(value, header(answer.headers(), name), path + " " + name));
        expected.forEach((name, value) -> assertEquals(value, header(answer.headers(), name), path + " " + name));
        NEVER.forEach(name -> assertEquals(Optional.empty(), answer.headers().firstValue(name), path));
        assertTrue(header(answer.headers(), "Content-Security-Policy").startsWith("default-src "), path);
        var type = header(answer.headers(), "Content-Type");
        assertTrue(!type.startsWith("text/") || type.toLowerCase().endsWith("charset=utf-8"), path + " " + type);
    }

    private static String header(HttpHeaders headers, String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Swagger UI is left out: its own page writes scripts into itself. */
    @Test
    @NeedsTool({"node", "npm"})
    void noPolicyHasAHole() throws IOException {
        NpmTools.install();
        var policies = new LinkedHashSet<String>();
        for (var path : List.of(
                "/tours/" + tour.slug,
                "/embed/tours/" + tour.slug,
                "/sign-in",
                "/api/tours",
                tour.api("/map"),
                "/icons/whistlestop.svg")) {
            policies.add(tour.nobody.get(path).header("Content-Security-Policy"));
        }
        assertEquals(5, policies.size());
        assertTrue(evaluate(new ArrayList<>(policies)).contains("5 policies, 0 findings"));
        var hole = policies.iterator().next().replace("script-src 'self'", "script-src 'self' 'unsafe-inline' https:");
        org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class, () -> evaluate(List.of(hole)));
    }

    private static String evaluate(List<String> policies) throws IOException {
        Files.copy(
                Path.of("src/test/npm/check-csp.mjs"),
                Path.of("target/npm/check-csp.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        var file = Path.of("target/policies.txt").toAbsolutePath();
        Files.write(file, policies);
        return NpmTools.run(Map.of(), "node", "check-csp.mjs", file.toString());
    }
}
