package org.whistlestop.channel.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.DirectLine;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;

class WebhookMessengerTest {

    private static final String OTHER =
            "whsec_" + Base64.getEncoder().encodeToString("another secret, of thirty bytes".getBytes());
    private static final Instant DUE = Instant.parse("2026-11-22T08:00:00Z");
    private static final Line LINE = new DirectLine(Duration.ofSeconds(5));

    private final WebhookMessenger messenger = new WebhookMessenger();
    private final Dropping receiver = new Dropping();

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void anAnnouncementArrivesSignedWithAllThatItSays() {
        var sent = send("one");
        assertEquals(message("one").name(), sent.id());
        var event = receiver.events().get(0);
        assertEquals("announcement.published", event.path("type").asText());
        assertEquals(DUE.toString(), event.path("timestamp").asText());
        var data = event.path("data");
        assertEquals("Grüße aus Oakridge: one", data.path("text").asText());
        assertEquals("Today", data.path("title").asText());
        assertEquals("de", data.path("language").asText());
        assertEquals(
                "https://tour.example/tours/summer/stops/oakridge-a",
                data.path("link").asText());
        assertEquals("summer", data.path("tour").asText());
        assertEquals("oakridge-a", data.path("stop").asText());
    }

    @Test
    void aRepeatIsTheSameMessageUnderTheSameId() {
        receiver.losesTheFirst = true;
        assertEquals(
                NotSent.Why.UNKNOWN,
                assertThrows(NotSent.class, () -> send("one")).why());
        send("one");
        send("one");
        assertTrue(messenger.isRepeatable());
        assertEquals(1, receiver.published());
        assertEquals(2, receiver.repeats());
        assertEquals(0, receiver.changed());
    }

    @Test
    void twoSendersAtOnceAreOneMessage() throws Exception {
        var both = Executors.newFixedThreadPool(2);
        try {
            Callable<Object> sender = () -> send("one");
            for (var result : both.invokeAll(List.of(sender, sender))) {
                result.get();
            }
        } finally {
            both.shutdownNow();
        }
        assertEquals(1, receiver.published());
        assertEquals(0, receiver.doubles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new"})
    void whileSecretsChangeEitherVerifies(String which) {
        receiver.secret = which.equals("old") ? FakeWebhook.KEY : OTHER;
        messenger.send(access(OTHER + " " + FakeWebhook.KEY), message("one"), null);
        assertEquals(1, receiver.published());
    }

    @Test
    void aReceiverWithAnotherSecretRefusesAndIsTold() {
        receiver.secret = OTHER;
        var refused = assertThrows(NotSent.class, () -> send("one"));
        assertEquals(NotSent.Why.REFUSED, refused.why());
        assertTrue(refused.getMessage().contains("signature"), refused::getMessage);
    }

    /** The example in the specification of Standard Webhooks and in its libraries. */
    @Test
    void signsThePublishedExample() {
        var secrets = WebhookSecrets.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                secrets.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));
    }

    @Test
    @NeedsTool("npm")
    void theReferenceImplementationVerifiesUs() throws IOException {
        Files.copy(
                Path.of("src/test/npm/verify-webhook.mjs"),
                NpmTools.install().resolve("verify-webhook.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        var headers = new HashMap<String, String>();
        var body = new String[1];
        Line line = request -> {
            headers.putAll(request.headers());
            body[0] = new String(request.body(), StandardCharsets.UTF_8);
            return new Answer(request.url(), 200, Map.of(), new byte[0]);
        };
        messenger.send(access(OTHER + " " + FakeWebhook.KEY, line), message("one"), null);
        for (var secret : List.of(OTHER, FakeWebhook.KEY)) {
            assertEquals("verified", verdict(secret, headers, body[0]));
        }
        assertNotEquals("verified", verdict(OTHER, headers, body[0].replace("Oakridge", "Elsewhere")));
        assertNotEquals("verified", verdict(OTHER.replace("YW5v", "YW5w"), headers, body[0]));
    }

    private static String verdict(String secret, Map<String, String> headers, String body) {
        return NpmTools.run(
                        Map.of(
                                "SECRET", secret,
                                "ID", headers.get("webhook-id"),
                                "TIMESTAMP", headers.get("webhook-timestamp"),
                                "SIGNATURE", headers.get("webhook-signature"),
                                "BODY", body),
                        "node",
                        "verify-webhook.mjs")
                .strip();
    }

    @Test
    void theConnectionTestIsASignedPingAndLeavesNothing() {
        var check = messenger.check(access(FakeWebhook.KEY));
        assertEquals(1, receiver.pings());
        assertEquals(0, receiver.published());
        assertTrue(check.notes().get(0).contains("204"), check.notes()::toString);
    }

    @Test
    void aReceiverCannotBeAsked() {
        var cannot = assertThrows(NotSent.class, () -> messenger.find(access(FakeWebhook.KEY), message("one"), null));
        assertEquals(NotSent.Why.UNKNOWN, cannot.why());
    }

    @Test
    void theDryRunShowsTheBodyAndNoSecret() {
        var shown = messenger.dryRun(access(FakeWebhook.KEY), message("one"));
        assertTrue(shown.contains("Grüße aus Oakridge"), shown);
        assertTrue(shown.contains("webhook-id: " + message("one").name()), shown);
        assertFalse(shown.contains(FakeWebhook.KEY), shown);
        assertEquals(0, receiver.asked());
    }

    @ParameterizedTest
    @CsvSource({
        "200,",
        "201,",
        "204,",
        "301,UNKNOWN",
        "302,UNKNOWN",
        "303,UNKNOWN",
        "307,REFUSED",
        "308,REFUSED",
        "400,REFUSED",
        "401,REFUSED",
        "404,REFUSED",
        "408,NOT_NOW",
        "410,REFUSED",
        "422,REFUSED",
        "425,NOT_NOW",
        "429,NOT_NOW",
        "500,UNKNOWN",
        "502,UNKNOWN",
        "504,UNKNOWN",
        "100,UNKNOWN",
        "999,UNKNOWN"
    })
    void whatAnAnswerMeansIsItsStatus(int status, NotSent.Why why) {
        for (var body : List.of("", "<html>" + FakeWebhook.KEY, "x".repeat(5 << 20))) {
            Line line = request -> new Answer(request.url(), status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
            var access = access(FakeWebhook.KEY, line);
            if (why == null) {
                assertEquals(
                        message("one").name(),
                        messenger.send(access, message("one"), null).id());
            } else {
                var notSent = assertThrows(NotSent.class, () -> messenger.send(access, message("one"), null));
                assertEquals(why, notSent.why());
                assertFalse(notSent.getMessage().contains(FakeWebhook.KEY));
                assertTrue(notSent.getMessage().length() < 300);
            }
        }
    }

    @Test
    void anAnswerFromAnotherAddressIsNoneToOurMessage() {
        Line redirected = request -> new Answer(request.url() + "/thanks", 200, Map.of(), new byte[0]);
        var unknown = assertThrows(
                NotSent.class, () -> messenger.send(access(FakeWebhook.KEY, redirected), message("one"), null));
        assertEquals(NotSent.Why.UNKNOWN, unknown.why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_not base64!",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS%",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void aKeyThatIsNoSecretIsSaidWithoutIt(String key) {
        var refused = assertThrows(NotSent.class, () -> messenger.send(access(key), message("one"), null));
        assertEquals(NotSent.Why.REFUSED, refused.why());
        assertFalse(!key.isEmpty()
                && !key.equals("whsec_")
                && !key.equals("secret")
                && refused.getMessage().contains(key));
        assertEquals(0, receiver.asked());
    }

    @Test
    void aReceiverThatIsNotThereHasCertainlyNotGotIt() {
        receiver.close();
        assertEquals(
                NotSent.Why.NOT_NOW,
                assertThrows(NotSent.class, () -> send("one")).why());
    }

    private Sent send(String delivery) {
        return messenger.send(access(FakeWebhook.KEY), message(delivery), null);
    }

    private Access access(String key) {
        return access(key, LINE);
    }

    private Access access(String key, Line line) {
        return new Access(
                UUID.randomUUID(), UUID.randomUUID(), receiver.address() + "/hooks/in", null, Map.of(), key, line);
    }

    private Message message(String delivery) {
        var id = UUID.nameUUIDFromBytes(delivery.getBytes(StandardCharsets.UTF_8));
        return new Message(
                id,
                messenger.nameFor(id, DUE),
                "Today",
                "Grüße aus Oakridge: " + delivery,
                "de",
                "https://tour.example/tours/summer/stops/oakridge-a",
                DUE,
                null);
    }

    /** Loses its first answer, after having acted. */
    private static final class Dropping extends FakeWebhook {
        private volatile boolean losesTheFirst;

        @Override
        protected Reply act(HttpExchange request, byte[] body) throws IOException {
            var reply = super.act(request, body);
            if (losesTheFirst && requests.get() == 1) {
                throw new IOException("Lost");
            }
            return reply;
        }

        private int asked() {
            return requests.get();
        }
    }
}
