package org.whistlestop.tour.itinerary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.whistlestop.support.TopoJson;

/** The outlines of the US states, to notice a stop whose coordinates do not belong to its address. */
class Regions implements RegionCheck {

    private static final String OUTLINES = "/basemap/regions.json";
    private static final double KILOMETRES_PER_DEGREE = 111.195; // on a sphere of 6,371 km

    public Regions() {}

    /**
     * Returns 0 inside the region, else the kilometres to its outline, good to about 1 km near it; empty when the
     * country is not the US or the region is unknown, so that nobody is warned on a guess.
     *
     * @param region postal code or full name, in any case
     */
    @Override
    public OptionalDouble kilometresOutside(String country, String region, double latitude, double longitude) {
        var outline = "US".equals(folded(country)) ? Outlines.BY_REGION.get(folded(region)) : null;
        if (outline == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                contains(outline, latitude, longitude) ? 0 : kilometresTo(outline, latitude, longitude));
    }

    private static String folded(String text) {
        return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    }

    /** Even-odd rule: a line due east from the point crosses the outline an odd number of times. */
    private static boolean contains(List<List<double[]>> rings, double latitude, double longitude) {
        var inside = false;
        for (var ring : rings) {
            for (int i = 1; i < ring.size(); i++) {
                var a = ring.get(i - 1);
                var b = ring.get(i);
                if ((a[1] > latitude) != (b[1] > latitude)
                        && longitude < a[0] + (b[0] - a[0]) * (latitude - a[1]) / (b[1] - a[1])) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }

    private static double kilometresTo(List<List<double[]>> rings, double latitude, double longitude) {
        var nearest = Double.POSITIVE_INFINITY;
        var local = new LocalPlane(latitude, longitude);
        for (var ring : rings) {
            for (int i = 1; i < ring.size(); i++) {
                nearest = Math.min(nearest, local.distanceToSegment(ring.get(i - 1), ring.get(i)));
            }
        }
        return nearest;
    }

    /** Kilometres east and north of a point: true nearby, and merely large far away, which is all that is asked. */
    private record LocalPlane(double latitude, double longitude) {

        double distanceToSegment(double[] from, double[] to) {
            double x = east(from);
            double y = north(from);
            double dx = east(to) - x;
            double dy = north(to) - y;
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / square));
            return Math.hypot(x + along * dx, y + along * dy);
        }

        private double east(double[] position) {
            return Math.IEEEremainder(position[0] - longitude, 360)
                    * KILOMETRES_PER_DEGREE
                    * Math.cos(Math.toRadians(latitude));
        }

        private double north(double[] position) {
            return (position[1] - latitude) * KILOMETRES_PER_DEGREE;
        }
    }

    /** Loaded with the first question, as most tours are only ever looked at. */
    private static final class Outlines {

        static final Map<String, List<List<double[]>>> BY_REGION = new HashMap<>();

        static {
            try (var json = Regions.class.getResourceAsStream(OUTLINES)) {
                for (var region : TopoJson.read(json).listShapes("regions")) {
                    BY_REGION.put(folded(region.properties().get("code")), region.parts());
                    BY_REGION.put(folded(region.properties().get("name")), region.parts());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
