package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.TestDatabase;

/** Every answer has a name, and so has every line that was logged on its way, on whatever thread. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RequestIdsTest {

    private static final String GIVEN = "given-by-a-proxy-17";

    @TestHTTPResource
    String base;

    private Api.Answer ask(String path) {
        return new Api(base.replaceAll("/$", ""), null).get(path, RequestId.HEADER, GIVEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/desk",
                "/api/tours",
                "/api/tours/none/map",
                "/api/tours/none/live",
                "/tours/none",
                "/nowhere",
                "/q/health/live",
                "/favicon.ico",
                "/a;b",
                "/embed.js"
            })
    void everyAnswerHasItsName(String path) {
        assertEquals(GIVEN, ask(path).header(RequestId.HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "worker", "pool"})
    void everyLineHasItToo(String thread) {
        var lines = new ConcurrentHashMap<String, String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry instanceof ExtLogRecord line && line.getMessage().startsWith("said on")) {
                    lines.put(line.getMessage(), String.valueOf(line.getMdc(RequestId.NAME)));
                }
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        };
        var root = java.util.logging.Logger.getLogger("");
        root.addHandler(handler);
        try {
            assertEquals(204, ask("/test-logging/" + thread).status());
        } finally {
            root.removeHandler(handler);
        }
        assertEquals(Map.of("said on " + thread, GIVEN), lines);
    }

    /** The one member that a user can read out to us. */
    @Test
    void ourMistakesAreNamedInTheAnswer() {
        var answer = ask("/test-logging/failure").expect(500);
        assertEquals(GIVEN, answer.json().path("requestId").asText());
        assertTrue(ask("/nowhere").expect(404).json().path("requestId").isMissingNode());
    }

    @ApplicationScoped
    static class Saying {

        private static final Logger LOG = Logger.getLogger(Saying.class);

        @Inject
        Vertx vertx;

        @Inject
        org.eclipse.microprofile.context.ManagedExecutor pool;

        void register(@Observes Router router) {
            router.get("/test-logging/loop").handler(routing -> say("loop", routing));
            router.get("/test-logging/worker").blockingHandler(routing -> say("worker", routing));
            router.get("/test-logging/pool").handler(routing -> pool.execute(() -> say("pool", routing)));
            router.get("/test-logging/failure").handler(routing -> {
                throw new IllegalStateException("planned");
            });
        }

        private static void say(String thread, RoutingContext routing) {
            LOG.info("said on " + thread);
            routing.response().setStatusCode(204).end();
        }
    }
}
