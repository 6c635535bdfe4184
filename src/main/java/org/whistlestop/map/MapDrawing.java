package org.whistlestop.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The route and the stops over a drawn basemap. The route is in the basemap's pixels; stops are in per cent, so that they
 * keep their size however wide the picture is shown.
 */
public record MapDrawing(int width, int height, String done, String toCome, List<Pin> pins) {

    public record Pin(StopCard stop, String x, String y, boolean isNext) {

        /** The stop's number, or a cross where nobody will be. */
        public String mark() {
            return stop.isCancelled() ? "×" : String.valueOf(stop.number());
        }
    }

    static MapDrawing of(List<StopCard> stops, StopCard next, Viewport view) {
        var route = stops.stream().filter(stop -> !stop.isCancelled()).toList();
        int turn = turn(route);
        var pins = new ArrayList<Pin>();
        for (var stop : stops) {
            pins.add(pin(stop, stop == next, view));
        }
        // What is drawn last lies on top: the next stop over those to come, over those that are done.
        pins.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        return new MapDrawing(
                view.width(),
                view.height(),
                path(route.subList(0, Math.min(route.size(), turn + 1)), view),
                path(route.subList(Math.min(route.size(), turn), route.size()), view),
                pins);
    }

    /** The index of the last stop that the host has reached, or 0. */
    static int turn(List<StopCard> route) {
        int turn = 0;
        for (int i = 0; i < route.size(); i++) {
            if (route.get(i).isLive() || !route.get(i).isToCome()) {
                turn = i;
            }
        }
        return turn;
    }

    private static int rank(Pin pin) {
        if (pin.isNext()) {
            return 3;
        }
        return pin.stop().isCancelled() ? 0 : pin.stop().isToCome() ? 2 : 1;
    }

    private static Pin pin(StopCard stop, boolean isNext, Viewport view) {
        var point = stop.stop().venue.point();
        return new Pin(
                stop,
                percent(view.x(point.longitude()) / view.width()),
                percent(view.y(point.latitude()) / view.height()),
                isNext);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", part * 100);
    }

    private static String path(List<StopCard> stops, Viewport view) {
        var path = new StringBuilder();
        for (var stop : stops) {
            var point = stop.stop().venue.point();
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(String.format(
                            Locale.ROOT, "%.1f %.1f", view.x(point.longitude()), view.y(point.latitude())));
        }
        return stops.size() < 2 ? "" : path.toString();
    }
}
