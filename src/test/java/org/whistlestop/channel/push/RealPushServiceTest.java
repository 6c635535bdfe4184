package org.whistlestop.channel.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.Steps;
import org.whistlestop.support.FreePort;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;
import org.whistlestop.tour.Tours;

/** Against a push service of others, web-push-testing, which checks our name by the key and opens what was sealed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(WithPushServices.class)
@NeedsTool({"node", "npm"})
class RealPushServiceTest {

    private static final Steps NO_STEPS = new Steps() {
        @Override
        public String once(String step, Supplier<String> doing) {
            return doing.get();
        }

        @Override
        public Optional<String> find(String step) {
            return Optional.empty();
        }

        @Override
        public void goOn() {}
    };

    @TestHTTPResource
    String url;

    @Inject
    PushMessenger messenger;

    @Inject
    Tours tours;

    private Process process;
    private Api service;
    private TestTour tour;

    @BeforeEach
    void start() throws IOException {
        var port = FreePort.find();
        process = new ProcessBuilder("node", "node_modules/web-push-testing/src/bin/server.js", String.valueOf(port))
                .directory(NpmTools.install().toFile())
                .redirectErrorStream(true)
                .start();
        var line = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        assertTrue(line != null && line.startsWith("Server running"), line);
        service = new Api("http://localhost:" + port, null);
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Test
    void itOpensWhatWeSealAndForgetsWhoHasGone() throws Exception {
        var reader = subscribe();
        var gone = subscribe();
        ask("/expire-subscription/" + gone.get("clientHash").asText(), Map.of());

        var sent = messenger.send(access(), message(), NO_STEPS);
        assertEquals("1 told, 1 gone, 0 not reached", sent.answer());
        var kept = messages(reader);
        assertEquals(1, kept.size());
        var note = Api.JSON.readTree(kept.get(0).asText());
        assertEquals("Natick tomorrow at 11", note.get("title").asText());
        assertEquals("Größer als je: 🎈", note.get("text").asText());
        assertEquals(
                1,
                tour.pr
                        .get(tour.api("/followers"))
                        .expect(200)
                        .json()
                        .get("tour")
                        .asInt());
    }

    @Test
    void aSubscriptionThatIsBoundToAnotherKeyIsRefused() throws IOException {
        var reader = subscribe(Vapid.make().publicKey());
        var refused = org.junit.jupiter.api.Assertions.assertThrows(
                org.whistlestop.channel.NotSent.class, () -> messenger.send(access(), message(), NO_STEPS));
        assertTrue(refused.getMessage().contains("400"), refused.getMessage());
        assertEquals(0, messages(reader).size());
    }

    private JsonNode subscribe() throws IOException {
        return subscribe(
                tour.nobody.get("/api/push-key").expect(200).json().get("key").asText());
    }

    /** As a browser does, which then follows the tour. */
    private JsonNode subscribe(String key) throws IOException {
        var subscription = ask("/subscribe", Map.of("userVisibleOnly", "true", "applicationServerKey", key))
                .get("data");
        tour.nobody
                .put(
                        tour.api("/followers/" + UUID.randomUUID()),
                        Map.of("endpoint", subscription.get("endpoint"), "keys", subscription.get("keys")))
                .expect(201);
        return subscription;
    }

    private JsonNode messages(JsonNode subscription) throws IOException {
        return ask("/get-notifications", Map.of("clientHash", subscription.get("clientHash")))
                .at("/data/messages");
    }

    private JsonNode ask(String path, Map<String, Object> body) throws IOException {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(service.base() + path))
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Api.JSON.writeValueAsString(body)))
                .build();
        try {
            var answer = java.net.http.HttpClient.newHttpClient()
                    .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            return answer.body().startsWith("{") ? Api.JSON.readTree(answer.body()) : Api.JSON.nullNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Access access() {
        var id = tours.findId(tour.slug).orElseThrow();
        return new Access(UUID.randomUUID(), id, null, null, Map.of(), null, null);
    }

    private Message message() {
        var delivery = UUID.randomUUID();
        return new Message(
                delivery,
                messenger.nameFor(delivery, null),
                "Natick tomorrow at 11",
                "Größer als je: 🎈",
                "en-US",
                "https://tour.example.com/tours/" + tour.slug,
                Instant.now(),
                null);
    }
}
