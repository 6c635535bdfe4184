package org.whistlestop.account.signin;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import org.whistlestop.account.Secret;

/** Asks who holds this secret: a personal token, the administrator's token, or a session's cookie. */
class SecretRequest extends BaseAuthenticationRequest {

    final Secret secret;
    final boolean fromCookie;

    SecretRequest(Secret secret, boolean fromCookie) {
        this.secret = secret;
        this.fromCookie = fromCookie;
    }
}
