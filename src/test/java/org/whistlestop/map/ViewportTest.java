package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViewportTest {

    private static final double[] BOSTON = {-71.06, 42.36};
    private static final double[] MIAMI = {-80.19, 25.76};
    private static final double[] SEATTLE = {-122.33, 47.61};

    @Test
    void allPointsLieInsideWithRoomAround() {
        var view = Viewport.around(List.of(BOSTON, MIAMI, SEATTLE), 0.1);
        for (var point : List.of(BOSTON, MIAMI, SEATTLE)) {
            assertTrue(view.x(point[0]) > 60 && view.x(point[0]) < view.width() - 60);
            assertTrue(view.y(point[1]) > 40 && view.y(point[1]) < view.height() - 40);
        }
    }

    @Test
    void theShapeIsSixteenByTenWhateverThePoints() {
        assertEquals(600, Viewport.around(List.of(BOSTON, SEATTLE), 0.1).height());
        assertEquals(600, Viewport.around(List.of(BOSTON, MIAMI), 0.1).height());
        assertEquals(600, Viewport.around(List.of(BOSTON), 0.1).height());
    }

    @Test
    void aLonePointShowsItsSurroundings() {
        var view = Viewport.around(List.of(BOSTON), 0.1);
        assertEquals(5, view.east() - view.west(), 1e-9);
        assertEquals(480, view.x(BOSTON[0]), 1e-6);
        assertEquals(300, view.y(BOSTON[1]), 1e-6);
    }

    @Test
    void noPointsShowTheWorld() {
        var world = Viewport.around(List.of(), 0.1);
        assertEquals(360, world.east() - world.west());
    }

    @Test
    void aViewIsNeverEmpty() {
        assertThrows(IllegalArgumentException.class, () -> new Viewport(10, 0, 10, 5, 960));
        assertThrows(IllegalArgumentException.class, () -> new Viewport(0, Double.NaN, 10, 5, 960));
    }
}
