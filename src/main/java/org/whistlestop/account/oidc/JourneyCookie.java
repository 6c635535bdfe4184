package org.whistlestop.account.oidc;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.whistlestop.account.Secret;

/** Tells the browser that began a journey: else a link from a stranger could sign somebody in as that stranger. */
final class JourneyCookie {

    private static final String NAME = "__Host-ws-oidc";

    private JourneyCookie() {}

    static Optional<Secret> read(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(NAME)).map(cookie -> new Secret(cookie.getValue()));
    }

    static NewCookie of(Secret browser) {
        return new NewCookie.Builder(NAME)
                .value(browser.text())
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge((int) Journey.LIFETIME.toSeconds())
                .build();
    }
}
