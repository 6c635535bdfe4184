package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopoJsonTest {

    /** Two squares side by side, ten degrees wide, that share arc 0; and one place. */
    private static final String TWO_FIELDS = """
            {"type": "Topology", "transform": {"scale": [10, 10], "translate": [-80, 40]},
             "objects": {
               "fields": {"type": "GeometryCollection", "geometries": [
                 {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "west", "rank": 2}},
                 {"type": "MultiPolygon", "arcs": [[[-1, 2]]]}]},
               "fence": {"type": "MultiLineString", "arcs": [[0]]},
               "places": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [3, 1]}]}},
             "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]]}
            """;

    @Test
    void stepsBecomeDegrees() throws IOException {
        var fence = read().listShapes("fence").get(0).parts().get(0);
        assertRing(fence, new double[][] {{-70, 40}, {-70, 50}});
    }

    @Test
    void arcsAreJoinedWithoutRepeatingTheirMeetingPoint() throws IOException {
        var west = read().listShapes("fields").get(0);
        assertRing(west.parts().get(0), new double[][] {{-70, 40}, {-70, 50}, {-80, 50}, {-80, 40}, {-70, 40}});
    }

    @Test
    void aNegativeArcRunsBackwards() throws IOException {
        var east = read().listShapes("fields").get(1);
        assertRing(east.parts().get(0), new double[][] {{-70, 50}, {-70, 40}, {-60, 40}, {-60, 50}, {-70, 50}});
    }

    @Test
    void propertiesAreText() throws IOException {
        assertEquals("2", read().listShapes("fields").get(0).properties().get("rank"));
    }

    @Test
    void aPointIsAPartOfOnePosition() throws IOException {
        assertRing(read().listShapes("places").get(0).parts().get(0), new double[][] {{-50, 50}});
    }

    @Test
    void anUnknownObjectHasNoShapes() throws IOException {
        assertEquals(List.of(), read().listShapes("rivers"));
    }

    private static TopoJson read() throws IOException {
        return TopoJson.read(new ByteArrayInputStream(TWO_FIELDS.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertRing(List<double[]> actual, double[][] expected) {
        assertArrayEquals(expected, actual.toArray(double[][]::new));
    }
}
