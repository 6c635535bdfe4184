package org.whistlestop.map;

import java.util.ArrayList;
import java.util.List;

/**
 * The data of one SVG path, kept short: shapes are cut off a little outside of the picture, lose what is smaller than
 * half a pixel, and are written in relative steps of a tenth of a pixel.
 */
class SvgPath {

    /** Pixels beyond each edge, so that outlines along the cut stay out of sight. */
    static final double MARGIN = 4;

    private static final double TOLERANCE = 0.4;

    private final Clip clip;
    private final StringBuilder data = new StringBuilder();

    SvgPath(double width, double height) {
        clip = new Clip(-MARGIN, -MARGIN, width + MARGIN, height + MARGIN);
    }

    void add(List<double[]> points, boolean closed) {
        if (closed) {
            append(simplified(clip.ring(points)), true);
        } else {
            clip.line(points).forEach(line -> append(simplified(line), false));
        }
    }

    /** Douglas-Peucker; a ring begins and ends at the same point, which stays. */
    private static List<double[]> simplified(List<double[]> points) {
        var kept = new ArrayList<double[]>();
        if (!points.isEmpty()) {
            kept.add(points.get(0));
            simplify(points, 0, points.size() - 1, kept);
        }
        return kept;
    }

    private static void simplify(List<double[]> points, int from, int to, List<double[]> kept) {
        int farthest = from;
        double distance = TOLERANCE;
        for (int i = from + 1; i < to; i++) {
            double candidate = distance(points.get(i), points.get(from), points.get(to));
            if (candidate > distance) {
                farthest = i;
                distance = candidate;
            }
        }
        if (farthest > from) {
            simplify(points, from, farthest, kept);
            simplify(points, farthest, to, kept);
        } else if (to > from) {
            kept.add(points.get(to));
        }
    }

    private static double distance(double[] point, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / square;
        along = Math.max(0, Math.min(1, along));
        return Math.hypot(from[0] + along * dx - point[0], from[1] + along * dy - point[1]);
    }

    private void append(List<double[]> points, boolean closed) {
        if (points.size() < (closed ? 4 : 2)) {
            return;
        }
        long x = Math.round(points.get(0)[0] * 10);
        long y = Math.round(points.get(0)[1] * 10);
        data.append('M');
        append(x, y);
        char command = 'l';
        for (var point : points.subList(1, points.size() - (closed ? 1 : 0))) {
            long nextX = Math.round(point[0] * 10);
            long nextY = Math.round(point[1] * 10);
            data.append(command);
            append(nextX - x, nextY - y);
            command = ' ';
            x = nextX;
            y = nextY;
        }
        data.append(closed ? "z" : "");
    }

    private void append(long tenthsX, long tenthsY) {
        // a space before a minus sign says nothing
        int last = data.length() - 1;
        if (tenthsX < 0 && data.charAt(last) == ' ') {
            data.setLength(last);
        }
        append(tenthsX);
        if (tenthsY >= 0) {
            data.append(' ');
        }
        append(tenthsY);
    }

    private void append(long tenths) {
        data.append(tenths < 0 ? "-" : "");
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        if (whole > 0 || rest == 0) {
            data.append(whole);
        }
        if (rest > 0) {
            data.append('.').append(rest);
        }
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
