package org.whistlestop.support.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /sign-in, false, SECRETS",
        "POST, /sign-in, true, SECRETS",
        "POST, /sign-in/passkey, false, SECRETS",
        "GET, /sign-in, false, ",
        "GET, /sign-in/oidc, false, SECRETS",
        "GET, /sign-in/oidc/callback, true, SECRETS",
        "POST, /invitation/ws_abc, false, SECRETS",
        "GET, /invitation/ws_abc, false, SECRETS",
        "POST, /photo-withdrawal, false, SECRETS",
        "GET, /photo-withdrawal, false, ",
        "POST, /tours/42-stores/photos/new, false, UPLOADS",
        "POST, /tours/42-stores/photos/new, true, PERSON",
        "POST, /sign-in-not, false, ANONYMOUS",
        "PUT, /api/check-ins/1, true, PERSON",
        "DELETE, /api/people/1, true, PERSON",
        "POST, /desk/tours, false, ANONYMOUS",
        "POST, /api/uploads, false, UPLOADS",
        "POST, /api/uploads/, false, UPLOADS",
        "POST, /api/uploads, true, PERSON",
        "PATCH, /api/uploads/1, false, ANONYMOUS",
        "POST, /api/uploads/1, false, ANONYMOUS",
        "HEAD, /api/uploads/1, false, ",
        "GET, /basemap/tours/42-stores.svg, false, PICTURES",
        "GET, /basemap/0f.json, false, ",
        "GET, /api/tours/42-stores/map, false, ",
        "GET, /desk, true, "
    })
    void aRequestHasItsLimitOrNone(String method, String path, boolean signedIn, Limit limit) {
        assertEquals(limit, Limit.of(method, path, signedIn).orElse(null));
    }
}
