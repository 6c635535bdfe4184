package org.whistlestop.photo.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.whistlestop.support.ProblemException;

class SlotsTest {

    @Test
    void strangersLeaveRoomForTheHost() {
        var slots = new Slots(3, 2);
        var first = slots.take(true);
        slots.take(true);
        assertBusy(slots, true);
        slots.take(false);
        assertBusy(slots, false);
        first.close();
        assertBusyAfter(slots.take(true), slots);
    }

    private static void assertBusyAfter(Slots.Slot taken, Slots slots) {
        assertBusy(slots, true);
        taken.close();
        slots.take(false);
        // A stranger who does not get in takes no stranger's place either.
        assertBusy(slots, true);
        assertBusy(slots, true);
        assertBusy(slots, false);
    }

    private static void assertBusy(Slots slots, boolean isFan) {
        var refused = assertThrows(ProblemException.class, () -> slots.take(isFan));
        assertEquals(503, refused.problem().status());
    }
}
