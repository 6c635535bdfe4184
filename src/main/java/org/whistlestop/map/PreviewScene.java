package org.whistlestop.map;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a link preview's map shows, in the pixels of the whole picture.
 *
 * @param done the way so far, {@code toCome} the way to go
 * @param marks the stops, the one that the page is about last, so that it lies on top
 */
record PreviewScene(Viewport view, List<Point> done, List<Point> toCome, List<Mark> marks) {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    record Point(int x, int y) {}

    record Mark(Point at, String status, boolean isMain) {}

    /** @param stop null for the whole tour, of which the next stop is then in front */
    static PreviewScene of(MapView tour, StopCard stop) {
        var view = wide(stop == null ? tour.viewport() : stop.viewport());
        var main = stop == null ? tour.next() : stop;
        var route = tour.stops().stream().filter(one -> !one.isCancelled()).toList();
        var turn = MapDrawing.turn(route);
        var marks = new ArrayList<Mark>();
        for (var one : tour.stops()) {
            if (one != main && view.shows(one.stop().venue.point())) {
                marks.add(new Mark(point(one, view), one.status(), false));
            }
        }
        if (main != null) {
            marks.add(new Mark(point(main, view), main.status(), true));
        }
        return new PreviewScene(
                view,
                points(route.subList(0, Math.min(route.size(), turn + 1)), view),
                points(route.subList(Math.min(route.size(), turn), route.size()), view),
                marks);
    }

    /** As much of the map as before, with more to the left and right. */
    private static Viewport wide(Viewport view) {
        var wanted = (double) WIDTH / HEIGHT * view.height() / view.width();
        var more = (view.east() - view.west()) * (Math.max(1, wanted) - 1) / 2;
        return new Viewport(view.west() - more, view.south(), view.east() + more, view.north(), WIDTH);
    }

    private static List<Point> points(List<StopCard> stops, Viewport view) {
        return stops.stream().map(stop -> point(stop, view)).toList();
    }

    private static Point point(StopCard stop, Viewport view) {
        var point = stop.stop().venue.point();
        return new Point((int) Math.round(view.x(point.longitude())), (int) Math.round(view.y(point.latitude())));
    }

    /** Changes with whatever would be drawn differently; the same on every machine. */
    String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
