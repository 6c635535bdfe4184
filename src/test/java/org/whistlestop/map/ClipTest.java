package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClipTest {

    private final Clip clip = new Clip(0, 0, 10, 10);

    @Test
    void aRingOverTheEdgeIsClosedAlongIt() {
        var inside = clip.ring(line(-5, 2, 5, 2, 5, 8, -5, 8, -5, 2));
        assertEquals(30, area(inside), 1e-9);
    }

    @Test
    void aRingAroundEverythingFillsTheRectangle() {
        assertEquals(100, area(clip.ring(line(-5, -5, 15, -5, 15, 15, -5, 15, -5, -5))), 1e-9);
    }

    @Test
    void aRingOutsideIsGone() {
        assertEquals(List.of(), clip.ring(line(11, 1, 15, 1, 15, 5, 11, 1)));
    }

    @Test
    void aLineThatLeavesAndReturnsIsTwoStretches() {
        var stretches = clip.line(line(2, 5, 12, 5, 12, 7, 2, 7));
        assertEquals(2, stretches.size());
        assertLine(stretches.get(0), 2, 5, 10, 5);
        assertLine(stretches.get(1), 10, 7, 2, 7);
    }

    @Test
    void aSegmentRightAcrossIsCutAtBothEnds() {
        assertLine(clip.line(line(-10, -10, 20, 20)).get(0), 0, 0, 10, 10);
    }

    @Test
    void aLineInsideStaysWhole() {
        assertLine(clip.line(line(1, 1, 2, 5, 9, 9)).get(0), 1, 1, 2, 5, 9, 9);
    }

    @Test
    void aLinePastACornerIsGone() {
        assertEquals(List.of(), clip.line(line(-6, 5, 5, 16)));
    }

    private static List<double[]> line(double... xys) {
        return IntStream.range(0, xys.length / 2)
                .mapToObj(i -> new double[] {xys[2 * i], xys[2 * i + 1]})
                .toList();
    }

    private static void assertLine(List<double[]> actual, double... xys) {
        assertArrayEquals(xys, actual.stream().flatMapToDouble(Arrays::stream).toArray(), 1e-9);
    }

    private static double area(List<double[]> ring) {
        double twice = 0;
        for (int i = 1; i < ring.size(); i++) {
            twice += ring.get(i - 1)[0] * ring.get(i)[1] - ring.get(i)[0] * ring.get(i - 1)[1];
        }
        return Math.abs(twice) / 2;
    }
}
