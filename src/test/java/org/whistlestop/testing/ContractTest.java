package org.whistlestop.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {

    private static final String DOCUMENT = """
            {"paths": {"/api/stops/{stop}": {"get": {"responses": {"200": {"content": {"application/json": {
               "schema": {"$ref": "#/components/schemas/Stop"}}}}, "304": {}}}}},
             "components": {"schemas": {"Stop": {"type": "object", "required": ["store"], "properties": {
               "store": {"type": "string"}, "starts": {"type": ["string", "null"], "format": "date-time"}}}}}}""";

    @Test
    void whatTheDocumentPromisesPasses() {
        assertDoesNotThrow(() -> check("GET", 200, "application/json;charset=UTF-8", "{~store~: ~A~, ~starts~: null}"));
        assertDoesNotThrow(() -> check("GET", 304, "application/json", ""));
        assertDoesNotThrow(() -> check("DELETE", 405, "application/problem+json", "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | 200 | application/json | {~store~: 17}",
                "GET | 200 | application/json | {~starts~: null}",
                "GET | 200 | application/json | {~store~: ~A~, ~secret~: ~b~}",
                "GET | 200 | application/json | {~store~: ~A~, ~starts~: ~2026-11-21T11:00~}",
                "GET | 200 | text/html | {~store~: ~A~}",
                "GET | 500 | application/json | {~store~: ~A~}",
                "PUT | 200 | application/json | {~store~: ~A~}"
            })
    void whatItDoesNotPromiseFails(String method, int status, String type, String body) {
        assertThrows(AssertionError.class, () -> check(method, status, type, body));
    }

    private static void check(String method, int status, String type, String body) throws JsonProcessingException {
        var bytes = body.replace('~', '"').getBytes(StandardCharsets.UTF_8);
        new Contract(Api.JSON.readTree(DOCUMENT))
                .check(
                        method,
                        "/api/stops/a?x=1",
                        new Api.Answer(status, Map.of("Content-Type", List.of(type)), bytes));
    }
}
