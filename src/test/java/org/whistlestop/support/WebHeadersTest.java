package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "/, PUBLIC",
        "/tours/42-stores, PUBLIC",
        "/nowhere, PUBLIC",
        "/desk, STAFF",
        "/desk/tours/42-stores, STAFF",
        "/desktop, PUBLIC",
        "/sign-in, SIGN_IN",
        "/check-in, STAFF",
        "/invitation/abc, STAFF",
        "/api/check-ins/1, API",
        "/q/health, API",
        "/q/swagger-ui/, SWAGGER",
        "/static/bundle/map.js, STATIC",
        "/basemap/tours/42-stores.svg, STATIC"
    })
    void anAddressTellsItsKind(String path, PageKind kind) {
        assertEquals(kind, PageKind.of(path));
    }

    @ParameterizedTest
    @CsvSource({
        "'https://tiles.example.com/{z}/{x}/{y}.png', https://tiles.example.com",
        "'https://{s}.tiles.example.com:8443/{z}/{x}/{y}.png', https://*.tiles.example.com:8443",
        "'/tiles/{z}/{x}/{y}.png', ''"
    })
    void picturesMayComeFromTheTileServer(String tiles, String origin) {
        assertEquals(origin, WebHeaders.origin(tiles));
    }
}
