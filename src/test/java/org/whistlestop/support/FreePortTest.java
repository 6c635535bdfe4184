package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FreePortTest {

    /** Where a machine leaves any to others. */
    @Test
    void noConnectionIsGivenIt() {
        var port = FreePort.find();
        var end = Math.max(FreePort.end(), FreePort.FIRST + FreePort.AT_LEAST);
        assertTrue(port < end, port + " is one of those from " + end);
    }

    @Test
    void nobodyGetsItTwice() {
        var found = new HashSet<Integer>();
        for (var i = 0; i < 200; i++) {
            found.add(FreePort.find());
        }
        assertEquals(200, found.size());
    }

    @Test
    void oneThatSomebodyListensOnIsPassedOver() throws IOException {
        var next = FreePort.find() + 1;
        try (var taken = new ServerSocket(next)) {
            assertNotEquals(taken.getLocalPort(), FreePort.find());
        }
    }
}
