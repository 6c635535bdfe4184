package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static String of(String id, String traceparent) {
        var headers = HeadersMultiMap.httpHeaders();
        if (id != null) {
            headers.set("x-request-id", id);
        }
        if (traceparent != null) {
            headers.set("traceparent", traceparent);
        }
        return RequestId.of(headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3f2c1a7e-0000-4000-8000-00805f9b34fb", "Root=1-67891233-abcdef012345678912345678"})
    void aNameThatIsGivenStays(String given) {
        assertEquals(given, of(given, "00-" + TRACE + "-b7ad6b7169203331-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short", "with blanks in it", "\"quoted-and-more\"", "{\"forged\":true}", "<script>alert", ""})
    void aNameThatCouldHarmALogIsNotTaken(String given) {
        assertTrue(of(given, null).matches("[0-9a-f]{32}"));
        assertNotEquals(given, of(given, null));
    }

    @Test
    void anOverlongNameIsNotTaken() {
        assertTrue(of("a".repeat(65), null).matches("[0-9a-f]{32}"));
    }

    @Test
    void aTraceIsANameToo() {
        assertEquals(TRACE, of(null, "00-" + TRACE + "-b7ad6b7169203331-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-" + TRACE, "00-00000000000000000000000000000000-b7ad6b7169203331-01", "nonsense"})
    void noTraceIsNone(String traceparent) {
        assertNotEquals(TRACE, of(null, traceparent));
        assertNotEquals("0".repeat(32), of(null, traceparent));
    }

    @Test
    void freshNamesDiffer() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 10_000; i++) {
            assertTrue(seen.add(of(null, null)));
        }
    }
}
