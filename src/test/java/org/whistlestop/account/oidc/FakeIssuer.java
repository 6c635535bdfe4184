package org.whistlestop.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.whistlestop.testing.Api;

/** An issuer that tells every lie that a test puts into its fields; as it is made, it is honest. */
class FakeIssuer implements AutoCloseable {

    static final RSAKey KEY = key("the-key");

    final Map<String, Object> discovery = new LinkedHashMap<>();
    List<RSAKey> keys = List.of(KEY);
    Map<String, Object> claims;
    Function<JWTClaimsSet, String> signer = claims -> signed(KEY, claims);
    Consumer<String> before = path -> {};
    int tokenStatus = 200;
    int discoveryStatus = 200;
    int keysStatus = 200;
    String tokenBody;
    String lastForm;
    String lastAuthorization;
    int keysAsked;

    private final HttpServer server;

    FakeIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), WithIssuer.port()), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        var issuer = WithIssuer.issuer();
        discovery.put("issuer", issuer);
        discovery.put("authorization_endpoint", issuer + "/authorize");
        discovery.put("token_endpoint", issuer + "/token");
        discovery.put("jwks_uri", issuer + "/keys");
        discovery.put("response_types_supported", List.of("code"));
        discovery.put("subject_types_supported", List.of("public"));
        discovery.put("id_token_signing_alg_values_supported", List.of("RS256"));
    }

    /** What an honest ID token for this answer to a journey says. */
    void vouchFor(String subject, String nonce, List<String> roles) {
        var now = Instant.now();
        claims = new LinkedHashMap<>(Map.of(
                "iss",
                WithIssuer.issuer(),
                "aud",
                "whistlestop",
                "sub",
                subject,
                "nonce",
                nonce,
                "iat",
                Date.from(now),
                "exp",
                Date.from(now.plusSeconds(300)),
                "auth_time",
                now.getEpochSecond(),
                "name",
                "Ada Lane",
                "roles",
                roles));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        before.accept(path);
        switch (path) {
            case "/.well-known/openid-configuration" -> send(exchange, discoveryStatus, json(discovery));
            case "/keys" -> {
                keysAsked++;
                send(exchange, keysStatus, new JWKSet(List.copyOf(keys)).toString());
            }
            case "/token" -> {
                lastForm = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
                send(exchange, tokenStatus, tokenBody == null ? tokens() : tokenBody);
            }
            default -> send(exchange, 404, "{}");
        }
    }

    private String tokens() throws IOException {
        var builder = new JWTClaimsSet.Builder();
        claims.forEach(builder::claim);
        var tokens =
                new LinkedHashMap<String, Object>(Map.of("access_token", "none-of-our-use", "token_type", "Bearer"));
        tokens.put("id_token", signer.apply(builder.build()));
        return json(tokens);
    }

    private static String json(Map<String, Object> object) throws IOException {
        return Api.JSON.writeValueAsString(object);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), new RSASSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWSHeader.Builder header, JWSSigner signer, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header.build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
