package org.whistlestop.channel.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TidTest {

    private static final Instant DUE = Instant.parse("2026-07-14T18:30:59Z");

    @Test
    void aNameIsAValidKeyItsOwnAndTheSameEveryTime() {
        var names = new HashSet<String>();
        for (var number = 0; number < 20_000; number++) {
            var id = UUID.randomUUID();
            var name = Tid.of(id, number % 2 == 0 ? DUE : null);
            assertTrue(name.matches("[234567abcdefghij][234567a-z]{12}"), name);
            assertEquals(name, Tid.of(id, number % 2 == 0 ? DUE : null));
            names.add(name);
        }
        assertEquals(20_000, names.size());
    }

    @Test
    void whatIsDueLaterSortsLater() {
        for (var number = 0; number < 1000; number++) {
            var earlier = Tid.of(UUID.randomUUID(), DUE.plusSeconds(60L * number));
            var later = Tid.of(UUID.randomUUID(), DUE.plusSeconds(60L * (number + 1)));
            assertTrue(earlier.compareTo(later) < 0, earlier + " " + later);
        }
    }

    /** The ends of the minute as the protocol's own library (@atproto/common) writes them. */
    @Test
    void aNameSaysTheMinuteInWhichItIsDue() {
        for (var number = 0; number < 1000; number++) {
            var name = Tid.of(UUID.randomUUID(), DUE);
            assertTrue(name.compareTo("3mqmtmk6qk222") >= 0 && name.compareTo("3mqmtodfsc222") < 0, name);
        }
    }
}
