package org.whistlestop.map;

import java.util.Collection;
import org.whistlestop.tour.GeoPoint;

/**
 * A stretch of the map, in degrees, drawn so many pixels wide in Web Mercator; the height follows.
 */
record Viewport(double west, double south, double east, double north, int width) {

    private static final int DEFAULT_WIDTH = 960;
    private static final int SMALL_WIDTH = 480;
    private static final double ASPECT = 1.6;
    private static final double SMALLEST_WIDTH = 5.0 / 360; // a lone stop still shows the cities around it

    Viewport {
        if (!(west < east && south < north && width > 0)) {
            throw new IllegalArgumentException("An empty view: " + west + " " + south + " " + east + " " + north);
        }
    }

    /**
     * Returns a view of about 16:10 that holds all points, each {longitude, latitude}.
     *
     * @param padding room on every side, as a part of the extent of the points, 0.1 for a tenth
     */
    static Viewport around(Collection<double[]> points, double padding) {
        if (points.isEmpty()) {
            return new Viewport(-180, -58, 180, 75, DEFAULT_WIDTH);
        }
        var xs = points.stream().mapToDouble(point -> Mercator.x(point[0])).summaryStatistics();
        var ys = points.stream().mapToDouble(point -> Mercator.y(point[1])).summaryStatistics();
        double width = Math.max(SMALLEST_WIDTH, (xs.getMax() - xs.getMin()) * (1 + 2 * padding));
        double height = Math.max(SMALLEST_WIDTH / ASPECT, (ys.getMax() - ys.getMin()) * (1 + 2 * padding));
        width = Math.min(1, Math.max(width, height * ASPECT));
        height = Math.min(1, Math.max(height, width / ASPECT));
        double left = (xs.getMax() + xs.getMin() - width) / 2;
        double top = Math.max(0, Math.min(1 - height, (ys.getMax() + ys.getMin() - height) / 2));
        return new Viewport(
                Mercator.longitude(left),
                Mercator.latitude(top + height),
                Mercator.longitude(left + width),
                Mercator.latitude(top),
                DEFAULT_WIDTH);
    }

    /** Returns the same stretch for a picture of 480 or of 960 pixels; small screens get the small one. */
    Viewport scaledTo(int pixels) {
        return new Viewport(west, south, east, north, pixels == SMALL_WIDTH ? SMALL_WIDTH : DEFAULT_WIDTH);
    }

    boolean shows(GeoPoint point) {
        double x = x(point.longitude());
        double y = y(point.latitude());
        return x >= 0 && x <= width && y >= 0 && y <= height();
    }

    int height() {
        return (int) Math.round((Mercator.y(south) - Mercator.y(north)) * worldPixels());
    }

    /** Returns the zoom level of a web map at the same scale. */
    double zoom() {
        return Mercator.zoom(worldPixels());
    }

    /** Returns pixels from the left edge, below 0 for what lies west of the view. */
    double x(double longitude) {
        return (Mercator.x(longitude) - Mercator.x(west)) * worldPixels();
    }

    /** Returns pixels from the top edge, below 0 for what lies north of the view. */
    double y(double latitude) {
        return (Mercator.y(latitude) - Mercator.y(north)) * worldPixels();
    }

    private double worldPixels() {
        return width / (Mercator.x(east) - Mercator.x(west));
    }
}
