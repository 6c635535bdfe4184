package org.whistlestop.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dots and names of cities on a view; who comes first keeps the room. */
class CityLabels {

    private static final double FONT_SIZE = 11;
    private static final double CHARACTER = 0.62 * FONT_SIZE; // the widest of common sans-serif faces
    private static final double OFFSET = 5;
    private static final double BASELINE = 3.8; // below the dot, so that small letters stand level with it
    private static final double CLEARANCE = 4;
    private static final double STOP = 12; // half the size of a stop's mark

    private final Viewport view;
    private final List<Box> stops = new ArrayList<>();
    private final List<Box> taken = new ArrayList<>();
    private final StringBuilder dots = new StringBuilder();
    private final StringBuilder names = new StringBuilder();

    CityLabels(Ground ground) {
        this.view = ground.view();
        for (var place : ground.places()) {
            double x = view.x(place.longitude());
            double y = view.y(place.latitude());
            stops.add(new Box(x - STOP, y - STOP, x + STOP, y + STOP));
        }
        taken.addAll(stops);
    }

    /** Returns the last rank of city worth trying: 1 for a continent and more, 2 for a country, 3 for a few states. */
    static int lastRankAt(double zoom) {
        return zoom < 3.5 ? 1 : zoom < 5.5 ? 2 : 3;
    }

    /** Writes the name right of its dot, else left of it, else not at all; a stop on the dot takes the dot's part. */
    void add(String name, double longitude, double latitude) {
        double x = view.x(longitude);
        double y = view.y(latitude);
        var covering = stops.stream().filter(stop -> stop.covers(x, y)).toList();
        if (covering.isEmpty()) {
            addWithDot(name, x, y);
        } else {
            double right = covering.stream().mapToDouble(Box::right).max().orElse(x) + CLEARANCE;
            double left = covering.stream().mapToDouble(Box::left).min().orElse(x) - CLEARANCE;
            addBeside(name, y, left, right);
        }
    }

    private void addBeside(String name, double y, double left, double right) {
        double width = name.length() * CHARACTER;
        if (reserve(new Box(right, y - FONT_SIZE / 2, right + width, y + FONT_SIZE / 2))) {
            writeName(name, y, right, "");
        } else if (reserve(new Box(left - width, y - FONT_SIZE / 2, left, y + FONT_SIZE / 2))) {
            writeName(name, y, left, " text-anchor=\"end\"");
        }
    }

    private void addWithDot(String name, double x, double y) {
        double width = name.length() * CHARACTER;
        if (reserve(new Box(x - OFFSET, y - FONT_SIZE / 2, x + OFFSET + width, y + FONT_SIZE / 2))) {
            write(name, x, y, x + OFFSET, "");
        } else if (reserve(new Box(x - OFFSET - width, y - FONT_SIZE / 2, x + OFFSET, y + FONT_SIZE / 2))) {
            write(name, x, y, x - OFFSET, " text-anchor=\"end\"");
        }
    }

    private boolean reserve(Box box) {
        var inside = box.left > 0 && box.top > 0 && box.right < view.width() && box.bottom < view.height();
        return inside && taken.stream().noneMatch(box::isNear) && taken.add(box);
    }

    private void write(String name, double x, double y, double textX, String anchor) {
        dots.append(String.format(Locale.ROOT, "M%.1f %.1fh0", x, y));
        writeName(name, y, textX, anchor);
    }

    private void writeName(String name, double y, double textX, String anchor) {
        names.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\"%s>%s</text>\n", textX, y + BASELINE, anchor, escaped(name)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** A round-capped line of no length is a dot. */
    @Override
    public String toString() {
        return """
                <path class="dots" fill="none" stroke="#6d7b85" stroke-width="3.4" stroke-linecap="round" d="%s"/>
                <g class="labels" font-family="system-ui,sans-serif" font-size="%.0f" fill="#56646e" stroke="#fbfaf6" \
                stroke-width="2.5" stroke-linejoin="round" paint-order="stroke">
                %s</g>
                """.formatted(dots, FONT_SIZE, names);
    }

    private record Box(double left, double top, double right, double bottom) {

        boolean covers(double x, double y) {
            return left <= x && x <= right && top <= y && y <= bottom;
        }

        boolean isNear(Box other) {
            return left < other.right + CLEARANCE
                    && other.left < right + CLEARANCE
                    && top < other.bottom + CLEARANCE
                    && other.top < bottom + CLEARANCE;
        }
    }
}
