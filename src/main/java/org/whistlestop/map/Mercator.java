package org.whistlestop.map;

/** Web Mercator on the unit square: x grows from 0 at 180° W eastwards, y from 0 at 85.05° N southwards. */
final class Mercator {

    /** Where the square ends; the projection would run on to infinity at the poles. */
    static final double MAX_LATITUDE = 85.0511287798066;

    private static final int TILE = 256;

    private Mercator() {}

    static double x(double longitude) {
        return longitude / 360 + 0.5;
    }

    static double y(double latitude) {
        var sine = Math.sin(Math.toRadians(Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude))));
        return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }

    static double longitude(double x) {
        return (x - 0.5) * 360;
    }

    static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }

    /** Returns the width of the square in pixels at a zoom level of the web map, where 0 shows the world on 256. */
    static double worldPixels(double zoom) {
        return TILE * Math.pow(2, zoom);
    }

    /** Returns the zoom level at which the square is so many pixels wide. */
    static double zoom(double worldPixels) {
        return Math.log(worldPixels / TILE) / Math.log(2);
    }
}
