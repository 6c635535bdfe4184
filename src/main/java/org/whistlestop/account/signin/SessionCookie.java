package org.whistlestop.account.signin;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.whistlestop.account.Secret;
import org.whistlestop.support.FormToken;

/** Carries a session's secret; by its prefix no other host and no plain connection can set it. */
final class SessionCookie {

    private SessionCookie() {}

    static Optional<Secret> read(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(FormToken.SESSION)).map(cookie -> new Secret(cookie.getValue()));
    }

    static NewCookie of(Secret secret, Duration lifetime) {
        return of(secret.text(), lifetime);
    }

    static NewCookie gone() {
        return of("", Duration.ZERO);
    }

    private static NewCookie of(String value, Duration lifetime) {
        return new NewCookie.Builder(FormToken.SESSION)
                .value(value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge((int) lifetime.toSeconds())
                .build();
    }
}
