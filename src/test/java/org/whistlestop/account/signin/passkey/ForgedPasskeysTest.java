package org.whistlestop.account.signin.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.whistlestop.account.signin.passkey.PasskeyDevice.body;
import static org.whistlestop.account.signin.passkey.PasskeyDevice.registrationOptions;
import static org.whistlestop.account.signin.passkey.PasskeyDevice.signInOptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.SoftAuthenticator;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Every lie that a device or its thief could tell is refused, and the honest tries in between are not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(ForgedPasskeysTest.Unlimited.class)
class ForgedPasskeysTest {

    /** 20 make over 500 forged tries at signing in alone. */
    private static final int ROUNDS = Integer.getInteger("forged.rounds", 4);

    private static final Map<String, Consumer<SoftAuthenticator>> LIES = new LinkedHashMap<>();

    static {
        LIES.put("another origin", device -> device.origin = "https://evil.example");
        LIES.put("an origin that begins like ours", device -> device.origin = PasskeyDevice.ORIGIN + ".evil.example");
        LIES.put("another port", device -> device.origin = "http://localhost:8081");
        LIES.put("another scheme", device -> device.origin = "https://localhost:8080");
        LIES.put("another relying party", device -> device.rpId = "evil.example");
        LIES.put("user not verified", device -> device.flags = SoftAuthenticator.PRESENT);
        LIES.put("user not present", device -> device.flags = SoftAuthenticator.VERIFIED);
        LIES.put("in a frame of another site", device -> device.crossOrigin = true);
        LIES.put(
                "a challenge of its own",
                device -> device.challenge = SoftAuthenticator.code(SoftAuthenticator.randomBytes(32)));
        LIES.put("no challenge", device -> device.challenge = "");
        LIES.put("the other ceremony", device -> device.type = "webauthn.other");
    }

    /** One address tries more in a minute than the limits let anybody. */
    public static class Unlimited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("whistlestop.limits.secrets", "100000", "whistlestop.limits.anonymous", "100000");
        }
    }

    @TestHTTPResource
    String url;

    @Inject
    DataSource database;

    private final Random random = new Random(7);
    private final List<String> in = new ArrayList<>();
    private final Map<Api, Browser> browsers = new HashMap<>();
    private int tries;
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
    }

    @Test
    void noForgedSignInGetsIn() throws SQLException {
        var device = PasskeyDevice.of(tour.pr);
        var stranger = PasskeyDevice.of(tour.stranger);
        for (var round = 0; round < ROUNDS; round++) {
            for (var lie : LIES.entrySet()) {
                forge(lie.getKey(), device, forged -> lie.getValue().accept(forged));
            }
            forge("another key", device, forged -> forged.key = SoftAuthenticator.newKey());
            forge("an unknown passkey", device, forged -> forged.credentialId = SoftAuthenticator.randomBytes(32));
            forge("a stranger's passkey's id", device, forged -> forged.credentialId = stranger.key().credentialId);
            forge("a stranger's handle", device, forged -> forged.userHandle = stranger.key().userHandle);
            forge("no handle", device, forged -> forged.userHandle = null);
            for (var part : List.of("clientDataJSON", "authenticatorData", "signature")) {
                attempt("garbled " + part, device.send(garbled(device.key().sign(signInOptions(tour.pr)), part)));
                attempt("truncated " + part, device.send(truncated(device.key().sign(signInOptions(tour.pr)), part)));
            }
            tryChallengesOfOthers(device, stranger);
            assertEquals(204, device.signIn().status(), "the honest one in between");
        }

        report("sign-in");
    }

    private void tryChallengesOfOthers(PasskeyDevice device, PasskeyDevice stranger) throws SQLException {
        var used = signInOptions(tour.pr);
        device.key().counter++;
        var first = device.key().sign(used);
        assertEquals(204, device.send(first).status());
        attempt("the same answer again", device.send(first));
        device.key().counter++;
        attempt("a used challenge", device.send(device.key().sign(used)));
        attempt("a challenge for making one", device.send(device.key().sign(registrationOptions(tour.pr))));
        attempt("a challenge for a proof", device.send(device.key().sign(proofOptions(tour.pr))));
        var old = signInOptions(tour.pr);
        expireAll();
        attempt("an expired challenge", device.send(device.key().sign(old)));
        assertEquals(204, stranger.signIn().status());
    }

    private void forge(String name, PasskeyDevice device, Consumer<SoftAuthenticator> lie) {
        var forged = device.key().copy();
        forged.counter = device.key().counter + 100;
        lie.accept(forged);
        attempt(name, device.send(forged.sign(signInOptions(tour.pr))));
    }

    @Test
    void noForgedRegistrationIsKept() throws SQLException {
        for (var round = 0; round < Math.max(1, ROUNDS / 4); round++) {
            for (var lie : LIES.entrySet()) {
                register(lie.getKey(), () -> {
                    var device = newDevice();
                    lie.getValue().accept(device);
                    return device.register(registrationOptions(tour.pr));
                });
            }
            for (var part : List.of("clientDataJSON", "attestationObject")) {
                register(
                        "truncated " + part, () -> truncated(newDevice().register(registrationOptions(tour.pr)), part));
            }
            register("a stranger's challenge", () -> newDevice().register(registrationOptions(tour.stranger)));
            register("a challenge for signing in", () -> newDevice().register(withUser(signInOptions(tour.pr))));
            register("a proof instead", () -> newDevice().sign(registrationOptions(tour.pr)));
            var taken = PasskeyDevice.of(tour.stranger);
            register("a stranger's passkey's id", () -> {
                var device = newDevice();
                device.credentialId = taken.key().credentialId;
                return device.register(registrationOptions(tour.pr));
            });
            var old = registrationOptions(tour.pr);
            expireAll();
            register("an expired challenge", () -> newDevice().register(old));
            assertEquals(204, PasskeyDevice.of(tour.pr).signIn().status(), "the honest one in between");
        }

        report("registration");
    }

    private void register(String name, Supplier<Map<String, Object>> credential) {
        attempt(name, tour.pr.post("/api/passkeys", body(credential.get())));
    }

    @Test
    void noForgedProofMakesASessionFresh() {
        var device = PasskeyDevice.of(tour.pr);
        var colleague = PasskeyDevice.of(tour.admin);
        var browser = signedInBy(device);
        for (var round = 0; round < Math.max(1, ROUNDS / 4); round++) {
            prove("another's challenge", browser, device.key().sign(proofOptions(tour.admin)));
            prove("a challenge for signing in", browser, device.key().sign(signInOptions(tour.pr)));
            prove("a colleague's passkey", browser, colleague.key().sign(proofOptions(tour.pr)));
            for (var lie : LIES.values()) {
                var forged = device.key().copy();
                forged.counter += 100;
                lie.accept(forged);
                prove("a lie", browser, forged.sign(proofOptions(tour.pr)));
            }
            device.key().counter++;
            var proven =
                    browser.postJson("/api/passkeys/proof", body(device.key().sign(proofOptions(tour.pr))));
            assertEquals(204, proven.statusCode(), "the honest one in between");
            assertEquals(303, browser.get("/desk").statusCode(), "the old secret is worth nothing");
            browser = browser.after(proven);
            assertEquals(200, browser.get("/desk").statusCode());
        }

        report("proof");
    }

    private void prove(String name, Browser browser, Map<String, Object> credential) {
        var answer = browser.postJson("/api/passkeys/proof", body(credential));
        attempt(
                name,
                new Api.Answer(
                        answer.statusCode(),
                        answer.headers().map(),
                        answer.body().getBytes()));
    }

    @Test
    void aCounterThatGoesBackTellsOfACopyAndEndsThePasskey() {
        for (var back : List.of(0, 1, 5)) {
            var device = PasskeyDevice.of(tour.moderator);
            device.key().counter = 20;
            device.signIn().expect(204);
            var copy = device.key().copy();
            copy.key = SoftAuthenticator.newKey();
            copy.counter = 3;
            attempt("a forged signature with an old counter", device.send(copy.sign(signInOptions(tour.pr))));
            device.signIn().expect(204);

            copy = device.key().copy();
            copy.counter -= back;
            attempt("a copy", device.send(copy.sign(signInOptions(tour.pr))));
            var refused = device.signIn();
            attempt("the original after its copy", refused);
            assertTrue(refused.text().contains("copied"), refused.text());
            var listed = tour.moderator.get("/api/passkeys").expect(200).text();
            assertTrue(listed.contains("\"copiedAt\":\"2"), listed);
            tour.moderator.delete("/api/passkeys/" + device.id()).expect(204);
        }
        assertEquals(List.of(), in);
    }

    @Test
    void bytesThatAreNoAnswerAreRefusedQuietly() {
        for (var body : List.of(
                Map.of("credential", Map.of()),
                Map.of("credential", Map.of("id", "x", "response", Map.of())),
                Map.of("credential", Map.of("id", 7, "rawId", List.of(), "response", "no")))) {
            tour.nobody.post("/api/passkeys/sign-in", body).expect(422);
            tour.pr.post("/api/passkeys", body).expect(422);
        }
        tour.nobody.post("/api/passkeys/sign-in", "{}").expect(422);
    }

    private Browser signedInBy(PasskeyDevice device) {
        device.key().counter++;
        var nobody = Browser.signedOut(tour.pr.base());
        var answer = nobody.postJson("/api/passkeys/sign-in", body(device.key().sign(signInOptions(tour.pr))));
        assertEquals(204, answer.statusCode(), answer.body());
        return nobody.after(answer);
    }

    private static SoftAuthenticator newDevice() {
        return new SoftAuthenticator(PasskeyDevice.ORIGIN, "localhost");
    }

    private JsonNode proofOptions(Api caller) {
        var browser = browsers.computeIfAbsent(caller, Browser::of);
        var answer = browser.postJson("/api/passkeys/proof-options", Map.of());
        assertEquals(200, answer.statusCode(), answer.body());
        try {
            return Api.JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode withUser(JsonNode options) {
        return Api.JSON
                .createObjectNode()
                .put("challenge", options.get("challenge").asText())
                .set("user", Api.JSON.createObjectNode().put("id", "AAAA"));
    }

    /** Flips one bit of one part. */
    private Map<String, Object> garbled(Map<String, Object> credential, String part) {
        return changed(credential, part, bytes -> {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return bytes;
        });
    }

    private Map<String, Object> truncated(Map<String, Object> credential, String part) {
        return changed(credential, part, bytes -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> changed(
            Map<String, Object> credential, String part, java.util.function.UnaryOperator<byte[]> change) {
        var response = new HashMap<>((Map<String, Object>) credential.get("response"));
        response.put(
                part,
                SoftAuthenticator.code(
                        change.apply(SoftAuthenticator.decode(response.get(part).toString()))));
        var changed = new HashMap<>(credential);
        changed.put("response", response);
        return changed;
    }

    private void attempt(String name, Api.Answer answer) {
        tries++;
        if (answer.status() < 400 || answer.status() >= 500 || answer.header("Set-Cookie") != null) {
            in.add(name + ": " + answer.status() + " " + answer.text());
        }
    }

    private void report(String ceremony) {
        System.out.println("MEASURED forged passkeys, " + ceremony + ": " + in.size() + " of " + tries + " in");
        assertEquals(List.of(), in.stream().distinct().limit(5).toList());
    }

    private void expireAll() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update passkey_challenge set expires_at = now() - interval '1 second'");
        }
    }
}
