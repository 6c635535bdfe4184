package org.whistlestop.support;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a form was on a page of ours: made from the session's secret, which no other site can read, and of no use for
 * finding it. Every form that posts holds it by {@code {#csrf /}}.
 */
@Named("formToken")
@RequestScoped
public class FormToken {

    /** Name of the session's cookie. */
    public static final String SESSION = "__Host-ws";

    /** Name of the form's field. */
    static final String FIELD = "csrf";

    private static final String ALGORITHM = "HmacSHA256";

    @Inject
    HttpServerRequest request;

    /** The token of the caller's session; empty for who has none. */
    public String getValue() {
        var cookie = request.getCookie(SESSION);
        return cookie == null || cookie.getValue().isEmpty() ? "" : of(cookie.getValue());
    }

    /** Compares in constant time. */
    boolean isOurs(String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        getValue().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    static String of(String session) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(session.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var token = mac.doFinal("whistlestop form".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
