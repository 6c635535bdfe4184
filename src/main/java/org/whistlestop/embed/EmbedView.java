package org.whistlestop.embed;

import java.util.List;
import org.whistlestop.map.MapDrawing;
import org.whistlestop.map.MapFrame;
import org.whistlestop.map.MapView;
import org.whistlestop.map.StopCard;
import org.whistlestop.map.StopPageView;
import org.whistlestop.map.TourNow;

/**
 * A tour or a stop in the words of its embed.
 *
 * @param stop null for the whole tour
 * @param ending null while the tour is on
 * @param photos how many the public may see
 */
record EmbedView(TourNow now, StopCard stop, MapFrame frame, Look look, Ending ending, long photos) {

    /** Pins a little outside of the picture reach into it. */
    private static final double ROOM = 3;

    public MapView tour() {
        return now.view();
    }

    public String title() {
        return stop == null ? tour().title() : stop.name();
    }

    public String theme() {
        return look.theme().word();
    }

    public String map() {
        return look.map().word();
    }

    /** The stop that the card tells of; null when there is none to come. */
    public StopCard told() {
        return stop == null ? tour().next() : stop;
    }

    /** Path of the page that people read. */
    public String page() {
        return new EmbedAddress(tour(), stop).page();
    }

    /** Without what every address begins with. */
    public String shownAddress() {
        return frame.canonical().replaceFirst("^https?://", "");
    }

    public String query() {
        return look.query();
    }

    /** What the script goes on from; null in an archive, where nothing changes any more. */
    public String state() {
        if (ending != null) {
            return null;
        }
        return now.state(stop == null ? tour().stops() : drawnStops());
    }

    /** In the order of time, the stop itself always. */
    private List<StopCard> drawnStops() {
        var drawn = pins().stream().map(MapDrawing.Pin::stop).toList();
        return tour().stops().stream()
                .filter(one -> one == stop || drawn.contains(one))
                .toList();
    }

    public MapDrawing drawing() {
        return stop == null
                ? tour().drawing()
                : new StopPageView(tour(), stop, List.of(), List.of(), List.of(), List.of()).drawing();
    }

    public List<MapDrawing.Pin> pins() {
        return drawing().pins().stream()
                .filter(pin -> isNear(pin.x()) && isNear(pin.y()))
                .toList();
    }

    private static boolean isNear(String percent) {
        var part = Double.parseDouble(percent.substring(0, percent.length() - 1));
        return part > -ROOM && part < 100 + ROOM;
    }

    /** One photo, 12 photos. */
    public String photoWords() {
        return photos == 1 ? "One photo" : photos + " photos";
    }

    public String visitedWords() {
        return tour().visited() == 1 ? "one store" : tour().visited() + " stores";
    }
}
