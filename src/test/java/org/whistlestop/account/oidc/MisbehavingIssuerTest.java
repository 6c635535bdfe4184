package org.whistlestop.account.oidc;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Whatever an issuer, a thief or a stranger's link brings, nobody is in by it, and the page says why in words. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(WithIssuer.class)
class MisbehavingIssuerTest {

    private static final Map<String, Consumer<FakeIssuer>> FORGED_TOKENS = new LinkedHashMap<>();
    private static final Map<String, Consumer<FakeIssuer>> BROKEN_TOKENS = new LinkedHashMap<>();
    private static final Map<String, Consumer<FakeIssuer>> FAILURES = new LinkedHashMap<>();
    private static final Map<String, Consumer<FakeIssuer>> UNTRUSTED = new LinkedHashMap<>();

    static {
        FORGED_TOKENS.put("another nonce", issuer -> issuer.claims.put("nonce", "another"));
        FORGED_TOKENS.put("no nonce", issuer -> issuer.claims.remove("nonce"));
        FORGED_TOKENS.put("for another client", issuer -> issuer.claims.put("aud", "another"));
        FORGED_TOKENS.put("for nobody", issuer -> issuer.claims.remove("aud"));
        FORGED_TOKENS.put("by way of another client", issuer -> {
            issuer.claims.put("aud", List.of("whistlestop", "another"));
            issuer.claims.put("azp", "another");
        });
        FORGED_TOKENS.put("of another issuer", issuer -> issuer.claims.put("iss", "https://evil.example"));
        FORGED_TOKENS.put("of an issuer with a slash", issuer -> issuer.claims.put("iss", WithIssuer.issuer() + "/"));
        FORGED_TOKENS.put(
                "expired",
                issuer -> issuer.claims.put("exp", Date.from(Instant.now().minusSeconds(120))));
        FORGED_TOKENS.put("without an end", issuer -> issuer.claims.remove("exp"));
        FORGED_TOKENS.put(
                "of the future",
                issuer -> issuer.claims.put("iat", Date.from(Instant.now().plusSeconds(600))));
        FORGED_TOKENS.put("about nobody", issuer -> issuer.claims.remove("sub"));
        FORGED_TOKENS.put("unsigned", issuer -> issuer.signer = claims -> new PlainJWT(claims).serialize());
        FORGED_TOKENS.put(
                "without its signature",
                issuer -> issuer.signer =
                        claims -> FakeIssuer.signed(FakeIssuer.KEY, claims).replaceFirst("[^.]+$", ""));
        FORGED_TOKENS.put("signed with the public key's PEM", issuer -> issuer.signer = claims -> hmac(claims, pem()));
        FORGED_TOKENS.put(
                "signed with the public key's bytes",
                issuer -> issuer.signer = claims -> hmac(claims, publicKey().getEncoded()));
        FORGED_TOKENS.put(
                "signed with the client's secret",
                issuer -> issuer.signer =
                        claims -> hmac(claims, WithIssuer.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8)));
        FORGED_TOKENS.put(
                "signed with another key by the same name",
                issuer -> issuer.signer = claims -> FakeIssuer.signed(FakeIssuer.key("the-key"), claims));
        FORGED_TOKENS.put(
                "signed with an unknown key",
                issuer -> issuer.signer = claims -> FakeIssuer.signed(FakeIssuer.key("unknown"), claims));
        FORGED_TOKENS.put("signed with a key that it brings", issuer -> issuer.signer = claims -> bringsItsKey(claims));
        FORGED_TOKENS.put("with changed claims", issuer -> issuer.signer = MisbehavingIssuerTest::changed);

        BROKEN_TOKENS.put("the code is refused", issuer -> {
            issuer.tokenStatus = 400;
            issuer.tokenBody = "{\"error\": \"invalid_grant\"}";
        });
        BROKEN_TOKENS.put("the client is refused", issuer -> {
            issuer.tokenStatus = 401;
            issuer.tokenBody = "{\"error\": \"invalid_client\"}";
        });
        BROKEN_TOKENS.put(
                "no ID token", issuer -> issuer.tokenBody = "{\"access_token\": \"a\", \"token_type\": \"Bearer\"}");
        BROKEN_TOKENS.put(
                "an ID token that is none",
                issuer -> issuer.tokenBody =
                        "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"x\"}");
        BROKEN_TOKENS.put("no JSON", issuer -> issuer.tokenBody = "<html>");
        BROKEN_TOKENS.put("nothing", issuer -> issuer.tokenBody = "");

        FAILURES.put("tokens fail", issuer -> issuer.tokenStatus = 500);
        FAILURES.put("keys fail", issuer -> issuer.keysStatus = 503);
        FAILURES.put("a slow issuer", issuer -> issuer.before = path -> sleep());

        UNTRUSTED.put(
                "tokens elsewhere", issuer -> issuer.discovery.put("token_endpoint", "https://evil.example/token"));
        UNTRUSTED.put("keys elsewhere", issuer -> issuer.discovery.put("jwks_uri", "https://evil.example/keys"));
        UNTRUSTED.put(
                "people sent elsewhere",
                issuer -> issuer.discovery.put("authorization_endpoint", "https://evil.example/authorize"));
        UNTRUSTED.put("another port", issuer -> issuer.discovery.put("token_endpoint", "http://127.0.0.1:1/token"));
        UNTRUSTED.put(
                "a name before the host",
                issuer -> issuer.discovery.put("token_endpoint", "http://x@127.0.0.1:" + WithIssuer.port() + "/token"));
        UNTRUSTED.put("no place for tokens", issuer -> issuer.discovery.remove("token_endpoint"));
        UNTRUSTED.put("another issuer's description", issuer -> issuer.discovery.put("issuer", "https://evil.example"));
    }

    @TestHTTPResource
    String url;

    @Inject
    Discovery discovery;

    @Inject
    DataSource database;

    private FakeIssuer issuer;
    private TestTour tour;
    private Visitor visitor;
    private String subject;

    @BeforeEach
    void begin() throws IOException {
        tour = new TestTour(url.replaceAll("/$", ""));
        start();
    }

    private void start() throws IOException {
        discovery.known = null;
        issuer = new FakeIssuer();
        visitor = new Visitor(tour.pr.base());
        subject = UUID.randomUUID().toString();
    }

    private void renew() throws IOException {
        end();
        start();
    }

    @AfterEach
    void end() {
        issuer.close();
    }

    @Test
    void anHonestAnswerLetsIn() throws Exception {
        var away = leave();
        var asked = Visitor.query(away);
        var answer = visitor.get(callback(away));

        assertEquals(303, answer.statusCode(), answer.body());
        assertTrue(visitor.isSignedIn());
        assertEquals("code", asked.get("response_type"));
        assertEquals("S256", asked.get("code_challenge_method"));
        assertEquals(WithIssuer.CALLBACK, asked.get("redirect_uri"));
        var sent = Visitor.query(URI.create("http://x/?" + issuer.lastForm));
        var challenge = MessageDigest.getInstance("SHA-256")
                .digest(sent.get("code_verifier").getBytes(StandardCharsets.UTF_8));
        assertEquals(
                asked.get("code_challenge"),
                Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
        assertEquals("authorization_code", sent.get("grant_type"));
        assertEquals("a-code", sent.get("code"));
        assertTrue(issuer.lastAuthorization.startsWith("Basic "));
        assertFalse(issuer.lastForm.contains(WithIssuer.CLIENT_SECRET));
    }

    @Test
    void noForgedTokenLetsIn() {
        assertAll(FORGED_TOKENS.entrySet().stream()
                .map(lie -> () -> tryToComeIn(lie.getKey(), lie.getValue(), Refusal.NOT_VALID)));
    }

    @Test
    void noBrokenAnswerLetsIn() {
        assertAll(BROKEN_TOKENS.entrySet().stream()
                .map(broken -> () -> tryToComeIn(broken.getKey(), broken.getValue(), Refusal.NOT_VALID)));
    }

    @Test
    void anIssuerThatFailsIsSaidToFail() throws Exception {
        for (var failure : FAILURES.entrySet()) {
            var start = System.nanoTime();
            tryToComeIn(failure.getKey(), failure.getValue(), Refusal.UNREACHABLE);
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 9, failure.getKey());
        }
    }

    /** Each on a fresh issuer, and an honest answer behind it: it was the lie that was refused. */
    private void tryToComeIn(String what, Consumer<FakeIssuer> lie, Refusal refusal) throws Exception {
        renew();
        var callback = callback(leave());
        lie.accept(issuer);
        assertRefused(what, visitor.get(callback), refusal);

        renew();
        assertEquals(303, visitor.get(callback(leave())).statusCode(), "the honest one after: " + what);
    }

    @Test
    void anIssuerThatPointsElsewhereIsNotTrusted() throws Exception {
        for (var lie : UNTRUSTED.entrySet()) {
            renew();
            lie.getValue().accept(issuer);
            assertRefused(lie.getKey(), visitor.get("/sign-in/oidc"), Refusal.NOT_TRUSTED);
        }
    }

    @Test
    void anIssuerThatIsDownIsSaidToBeDown() throws IOException {
        issuer.discoveryStatus = 500;
        assertRefused("500", visitor.get("/sign-in/oidc"), Refusal.UNREACHABLE);
        issuer.discoveryStatus = 200;
        issuer.discovery.remove("authorization_endpoint");
        issuer.discovery.put("issuer", "no address");
        assertRefused("no description", visitor.get("/sign-in/oidc"), Refusal.UNREACHABLE);
        issuer.close();
        assertRefused("gone", visitor.get("/sign-in/oidc"), Refusal.UNREACHABLE);
        issuer = new FakeIssuer();
    }

    @Test
    void aKeyThatIsNewIsAskedForOnce() {
        assertEquals(303, visitor.get(callback(leave())).statusCode());
        var newer = FakeIssuer.key("newer");
        issuer.keys = List.of(FakeIssuer.KEY, newer);
        issuer.signer = claims -> FakeIssuer.signed(newer, claims);
        assertEquals(1, issuer.keysAsked);
        assertEquals(303, visitor.get(callback(leave())).statusCode());
        assertEquals(303, visitor.get(callback(leave())).statusCode());
        assertEquals(2, issuer.keysAsked);
    }

    @Test
    void aStateIsGoodOnce() {
        var callback = callback(leave());
        assertEquals(303, visitor.get(callback).statusCode());
        visitor.forgetSession();
        assertRefused("again", visitor.get(callback), Refusal.TOO_LATE);
    }

    @Test
    void aStateIsUsedUpByAnAnswerThatIsNotValid() {
        var callback = callback(leave());
        var honest = Map.copyOf(issuer.claims);
        issuer.claims.put("nonce", "another");
        assertRefused("wrong", visitor.get(callback), Refusal.NOT_VALID);
        issuer.claims.putAll(honest);
        assertRefused("then right", visitor.get(callback), Refusal.TOO_LATE);
    }

    @Test
    void aStateIsGoodForTheBrowserThatBeganOnly() {
        var callback = callback(leave());
        var without = new Visitor(visitor.base);
        assertRefused(without, "no cookie", without.get(callback), Refusal.TOO_LATE);
        var other = new Visitor(visitor.base);
        other.leave("/sign-in/oidc");
        assertRefused(other, "another cookie", other.get(callback), Refusal.TOO_LATE);

        assertEquals(303, visitor.get(callback).statusCode(), "nobody else used it up");
    }

    @Test
    void aStateIsGoodForTenMinutes() throws SQLException {
        var callback = callback(leave());
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update oidc_journey set started_at = started_at - interval '10 minutes'");
        }
        assertRefused("late", visitor.get(callback), Refusal.TOO_LATE);
    }

    @Test
    void aStateThatNobodyMadeIsNoneOfOurs() {
        leave();
        for (var query : List.of("code=a&state=unknown", "code=a", "", "state=&code=", "error=access_denied")) {
            assertRefused(query, visitor.get("/sign-in/oidc/callback?" + query), Refusal.TOO_LATE);
        }
        var noCode = callback(leave()).replace("code=a-code", "code=");
        assertRefused("no code", visitor.get(noCode), Refusal.NOT_VALID);
    }

    @Test
    void anErrorOfTheIssuerIsTold() {
        var away = leave();
        var back = "/sign-in/oidc/callback?error=access_denied&state="
                + Visitor.query(away).get("state");
        assertRefused("declined", visitor.get(back), Refusal.DECLINED);
    }

    @Test
    void theWayOnStaysHere() {
        var away = visitor.leave("/sign-in/oidc?next=https://evil.example/");
        assertEquals(
                "/desk",
                visitor.get(callback(away)).headers().firstValue("Location").orElseThrow());
    }

    @Test
    void tabsDoNotEndEachOthersJourneys() {
        var first = visitor.leave("/sign-in/oidc");
        visitor.leave("/sign-in/oidc");
        assertEquals(303, visitor.get(callback(first)).statusCode());
    }

    @Test
    void aProofMustBeNewer() throws SQLException {
        assertEquals(303, visitor.get(callback(leave())).statusCode());
        var away = visitor.leave("/sign-in/oidc/again");
        assertEquals("login", Visitor.query(away).get("prompt"));
        assertEquals("0", Visitor.query(away).get("max_age"));
        var callback = callback(away);
        issuer.claims.put("auth_time", Instant.now().minusSeconds(120).getEpochSecond());
        assertWords("old", visitor.get(callback), Refusal.NOT_FRESH);
        callback = callback(visitor.leave("/sign-in/oidc/again"));
        issuer.claims.remove("auth_time");
        assertWords("unknown", visitor.get(callback), Refusal.NOT_FRESH);
        callback = callback(visitor.leave("/sign-in/oidc/again"));
        assertEquals(303, visitor.get(callback).statusCode());
    }

    @Test
    void aProofIsForWhoIsSignedIn() {
        assertEquals(303, visitor.get(callback(leave())).statusCode());
        var callback = callback(visitor.leave("/sign-in/oidc/again"));
        visitor.forgetSession();
        assertRefused("signed out meanwhile", visitor.get(callback), Refusal.SOMEBODY_ELSE);
    }

    private URI leave() {
        return visitor.leave("/sign-in/oidc");
    }

    /** The path by which an honest issuer sends the browser back. */
    private String callback(URI away) {
        var asked = Visitor.query(away);
        issuer.vouchFor(subject, asked.get("nonce"), List.of(tour.slug + ":pr"));
        return "/sign-in/oidc/callback?code=a-code&state=" + asked.get("state");
    }

    private void assertRefused(String what, HttpResponse<String> answer, Refusal refusal) {
        assertRefused(visitor, what, answer, refusal);
    }

    private static void assertRefused(Visitor visitor, String what, HttpResponse<String> answer, Refusal refusal) {
        assertWords(what, answer, refusal);
        assertFalse(visitor.hasSession(), what);
    }

    private static void assertWords(String what, HttpResponse<String> answer, Refusal refusal) {
        assertEquals(refusal.status, answer.statusCode(), what + ": " + answer.body());
        assertTrue(answer.body().replace("&#39;", "'").contains(refusal.words), what + ": " + answer.body());
        assertTrue(answer.headers().firstValue("Content-Security-Policy").isPresent(), what);
    }

    private static java.security.PublicKey publicKey() {
        try {
            return FakeIssuer.KEY.toPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem() {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(publicKey().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String hmac(JWTClaimsSet claims, byte[] secret) {
        try {
            return FakeIssuer.signed(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("the-key"), new MACSigner(secret), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bringsItsKey(JWTClaimsSet claims) {
        try {
            var own = FakeIssuer.key("own");
            return FakeIssuer.signed(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()), new RSASSASigner(own), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another subject under the signature of the first. */
    private static String changed(JWTClaimsSet claims) {
        var signed = FakeIssuer.signed(FakeIssuer.KEY, claims).split("\\.");
        var other = new JWTClaimsSet.Builder(claims).subject("somebody-else").build();
        var payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(other.toString().getBytes(StandardCharsets.UTF_8));
        return signed[0] + "." + payload + "." + signed[2];
    }

    private static void sleep() {
        try {
            Thread.sleep(7_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
