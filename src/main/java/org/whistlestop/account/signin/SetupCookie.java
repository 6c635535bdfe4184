package org.whistlestop.account.signin;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.whistlestop.account.Secret;
import org.whistlestop.support.Sender;
import org.whistlestop.support.WhistlestopConfig;

/**
 * Lets a browser whose owner knows the administrator's token set up by forms, below one address and for a quarter of an hour.
 * A browser sends no token by itself, and a file must not be taken before it is known from whom.
 */
@ApplicationScoped
public class SetupCookie {

    public static final String FOLDER = "/sign-in/administrator";

    private static final String NAME = "__Host-ws-setup";
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String ALGORITHM = "HmacSHA256";

    @Inject
    WhistlestopConfig config;

    @Inject
    Clock clock;

    /** Whether there is an administrator's token at all. */
    public boolean isOffered() {
        return token().isPresent();
    }

    /** The cookie for who knows the token. */
    public Optional<NewCookie> of(Secret secret) {
        var end = clock.instant().plus(LIFETIME).getEpochSecond();
        return token().filter(secret::matches).map(token -> new NewCookie.Builder(NAME)
                .value(end + "." + sign(end, token))
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge((int) LIFETIME.toSeconds())
                .build());
    }

    /** Whether the request is one of these forms, or their page, and brings the cookie. */
    boolean isHeld(HttpServerRequest request, boolean reads) {
        var path = String.valueOf(request.path());
        var isOurs = path.equals(FOLDER) || path.startsWith(FOLDER + "/");
        var cookie = isOurs && (reads || Sender.isOurPage(request)) ? request.getCookie(NAME) : null;
        return cookie != null
                && token().filter(token -> isValid(cookie.getValue(), token)).isPresent();
    }

    private boolean isValid(String value, String token) {
        var parts = value.split("\\.", 2);
        if (parts.length < 2 || !parts[0].matches("\\d{1,12}")) {
            return false;
        }
        var end = Long.parseLong(parts[0]);
        return clock.instant().isBefore(Instant.ofEpochSecond(end))
                && MessageDigest.isEqual(
                        sign(end, token).getBytes(StandardCharsets.UTF_8), parts[1].getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> token() {
        return config.adminToken().filter(token -> !token.isBlank());
    }

    private static String sign(long end, String token) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of()
                    .formatHex(mac.doFinal(("whistlestop setup until " + end).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
