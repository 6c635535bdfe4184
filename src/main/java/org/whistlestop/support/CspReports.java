package org.whistlestop.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes browsers' reports of what a page's policy stopped. Anybody may send them, so few are logged, and of each only the
 * rule and the host that was stopped: never who or on which page.
 */
@ApplicationScoped
class CspReports {

    static final String PATH = "/csp";

    private static final Logger LOG = Logger.getLogger(CspReports.class);
    private static final int LARGEST = 16 * 1024;
    private static final int LOGGED_A_MINUTE = 10;

    private final Deque<Instant> logged = new ArrayDeque<>();

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    void register(@Observes Router router) {
        router.route(HttpMethod.POST, PATH).order(-1).handler(this::take);
    }

    private void take(RoutingContext routing) {
        var body = Buffer.buffer();
        var request = routing.request();
        request.handler(part -> {
            if (body.length() + part.length() <= LARGEST) {
                body.appendBuffer(part);
            } else {
                request.handler(rest -> {});
                routing.response().setStatusCode(413).end();
            }
        });
        request.endHandler(end -> {
            if (!routing.response().ended()) {
                routing.response().setStatusCode(204).end();
                read(body).ifPresent(this::log);
            }
        });
        request.resume();
    }

    private void log(String report) {
        if (mayLog(clock.instant())) {
            LOG.warnf("A page's policy stopped %s", report);
        }
    }

    synchronized boolean mayLog(Instant now) {
        while (!logged.isEmpty() && logged.peek().isBefore(now.minus(Duration.ofMinutes(1)))) {
            logged.remove();
        }
        return logged.size() < LOGGED_A_MINUTE && logged.add(now);
    }

    private Optional<String> read(Buffer body) {
        try {
            return inWords(json.readTree(body.getBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads both spellings: {@code csp-report} with hyphens, and the Reporting API's list with capitals. */
    static Optional<String> inWords(JsonNode report) {
        var body = report.has("csp-report") ? report.get("csp-report") : report.at("/0/body");
        var rule = first(body, "effective-directive", "violated-directive", "effectiveDirective");
        var stopped = first(body, "blocked-uri", "blockedURL");
        return rule.matches("[a-z-]{1,40}") ? Optional.of(rule + " of " + hostOf(stopped)) : Optional.empty();
    }

    private static String first(JsonNode body, String... names) {
        for (var name : names) {
            if (body.path(name).isTextual()) {
                return body.get(name).asText().split(" ", 2)[0];
            }
        }
        return "";
    }

    private static String hostOf(String address) {
        if (address.matches("[a-z-]{1,20}")) {
            return address; // inline, eval, data
        }
        try {
            var uri = URI.create(address);
            return uri.getHost() == null || uri.getHost().length() > 100 ? "somewhere" : uri.getHost();
        } catch (IllegalArgumentException e) {
            return "somewhere";
        }
    }
}
