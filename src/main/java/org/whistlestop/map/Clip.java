package org.whistlestop.map;

import java.util.ArrayList;
import java.util.List;

/** A rectangle that cuts shapes off at its edges. */
record Clip(double left, double top, double right, double bottom) {

    /** Sutherland-Hodgman: cuts a closed ring at one edge after another; parts outside collapse onto the edges. */
    List<double[]> ring(List<double[]> ring) {
        var west = cut(ring, 0, left, 1);
        var east = cut(west, 0, right, -1);
        var north = cut(east, 1, top, 1);
        var inside = cut(north, 1, bottom, -1);
        if (!inside.isEmpty()) {
            inside.add(inside.get(0));
        }
        return inside;
    }

    private static List<double[]> cut(List<double[]> ring, int axis, double edge, int inward) {
        var kept = new ArrayList<double[]>();
        for (int i = 0; i < ring.size(); i++) {
            var from = ring.get(i == 0 ? ring.size() - 1 : i - 1);
            var to = ring.get(i);
            double fromDepth = (from[axis] - edge) * inward;
            double toDepth = (to[axis] - edge) * inward;
            if ((fromDepth < 0) != (toDepth < 0)) {
                kept.add(between(from, to, fromDepth / (fromDepth - toDepth)));
            }
            if (toDepth >= 0) {
                kept.add(to);
            }
        }
        return kept;
    }

    /** Liang-Barsky: returns the stretches of a line inside, each at least one segment long. */
    List<List<double[]>> line(List<double[]> line) {
        var stretches = new ArrayList<List<double[]>>();
        double[] end = null;
        for (int i = 1; i < line.size(); i++) {
            var from = line.get(i - 1);
            var to = line.get(i);
            double enter = Math.max(entry(from, to, 0, left, right), entry(from, to, 1, top, bottom));
            double leave = Math.min(1 - entry(to, from, 0, left, right), 1 - entry(to, from, 1, top, bottom));
            if (enter >= leave) {
                continue;
            }
            if (from != end || enter > 0) {
                stretches.add(new ArrayList<>(List.of(between(from, to, enter))));
            }
            stretches.get(stretches.size() - 1).add(between(from, to, leave));
            end = leave < 1 ? null : to;
        }
        return stretches;
    }

    /** Returns how far along the way the segment comes between two edges: 0 when it begins there, 1 when it never does. */
    private static double entry(double[] from, double[] to, int axis, double low, double high) {
        double start = from[axis];
        double edge = start < low ? low : high;
        if (start >= low && start <= high) {
            return 0;
        }
        double along = (edge - start) / (to[axis] - start);
        return along >= 0 && along <= 1 ? along : 1;
    }

    private static double[] between(double[] from, double[] to, double along) {
        return new double[] {from[0] + along * (to[0] - from[0]), from[1] + along * (to[1] - from[1])};
    }
}
