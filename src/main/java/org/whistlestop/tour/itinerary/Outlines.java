package org.whistlestop.tour.itinerary;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.iakovlev.timeshape.proto.Geojson;
import org.whistlestop.tour.GeoPoint;

/**
 * Tells which of many points lie inside an area, walking its outlines once: the points stand in the order of their
 * latitudes, and an edge meets only those that it passes. Five thousand points then cost little more than one.
 */
final class Outlines {

    private final GeoPoint[] points;
    private final double[] latitudes;

    Outlines(Collection<GeoPoint> points) {
        this.points = points.stream()
                .sorted(Comparator.comparingDouble(GeoPoint::latitude))
                .toArray(GeoPoint[]::new);
        this.latitudes =
                Arrays.stream(this.points).mapToDouble(GeoPoint::latitude).toArray();
    }

    Set<GeoPoint> inside(Geojson.Geometry area) {
        var inside = new BitSet();
        polygons(area).forEach(polygon -> inside.or(inside(polygon)));
        return inside.stream().mapToObj(i -> points[i]).collect(Collectors.toSet());
    }

    private static List<Geojson.Polygon> polygons(Geojson.Geometry area) {
        return area.hasPolygon()
                ? List.of(area.getPolygon())
                : area.getMultiPolygon().getCoordinatesList();
    }

    /** Counts the edges east of each point: an odd number means inside, and those of holes count like any other. */
    private BitSet inside(Geojson.Polygon polygon) {
        var odd = new BitSet();
        for (var outline : polygon.getCoordinatesList()) {
            var corners = outline.getCoordinatesList();
            var from = corners.get(corners.size() - 1);
            for (var to : corners) {
                flipWestOf(from, to, odd);
                from = to;
            }
        }
        return odd;
    }

    private void flipWestOf(Geojson.Position from, Geojson.Position to, BitSet odd) {
        double south = Math.min(from.getLat(), to.getLat());
        double north = Math.max(from.getLat(), to.getLat());
        for (var i = firstNotSouthOf(south); i < latitudes.length && latitudes[i] < north; i++) {
            var along = (latitudes[i] - from.getLat()) / ((double) to.getLat() - from.getLat());
            if (points[i].longitude() < from.getLon() + along * ((double) to.getLon() - from.getLon())) {
                odd.flip(i);
            }
        }
    }

    private int firstNotSouthOf(double latitude) {
        var low = 0;
        var high = latitudes.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (latitudes[middle] < latitude) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
