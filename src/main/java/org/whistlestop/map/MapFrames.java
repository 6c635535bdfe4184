package org.whistlestop.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.support.WhistlestopConfig;

/** Knows the addresses around the pages of this installation. */
@ApplicationScoped
public class MapFrames {

    private static final int PREVIEW_WIDTH = 1280;
    private static final int WIDTH = 960;
    private static final int SMALL_WIDTH = 480;

    @Inject
    WhistlestopConfig config;

    @Inject
    BasemapPictures pictures;

    @Inject
    PreviewPictures previews;

    public MapFrame ofTour(MapView view) {
        return frame(
                view.path(), "/basemap" + view.path() + ".svg", view.ground(), ofMap(view, null, PreviewScene.WIDTH));
    }

    /** @param photo what the stop is shown by elsewhere */
    public MapFrame ofStop(MapView view, StopCard stop, Optional<PhotoCard> photo) {
        return frame(
                stop.url(),
                "/basemap" + stop.url() + ".svg",
                Ground.of(stop.viewport(), view.stops()),
                photo.map(this::preview).orElseGet(() -> ofMap(view, stop, PreviewScene.WIDTH)));
    }

    CalendarLinks calendarOfTour(MapView view) {
        return CalendarLinks.ofTour(config.baseUrl(), view.path(), view.title());
    }

    CalendarLinks calendarOfStop(MapView view, StopCard stop) {
        return CalendarLinks.ofStop(config.baseUrl(), stop, view.host());
    }

    private MapFrame frame(String path, String picture, Ground ground, Preview preview) {
        return new MapFrame(
                absolute(path),
                preview,
                pictures.dataUrl(),
                picture(picture, ground, WIDTH),
                picture(picture, ground, SMALL_WIDTH),
                config.tiles().url().orElse(""),
                config.tiles().attribution().orElse(""));
    }

    private String picture(String path, Ground ground, int width) {
        return path + "?width=" + width + "&v=" + pictures.version(ground.scaledTo(width));
    }

    /** A tour's or a stop's map, small enough for a thumbnail. */
    public Preview thumbnail(MapView view, StopCard stop) {
        return ofMap(view, stop, PreviewPictures.SMALL_WIDTH);
    }

    /** @param stop null for the whole tour */
    private Preview ofMap(MapView view, StopCard stop, int width) {
        var scene = PreviewScene.of(view, stop);
        var file = stop == null ? view.path() + "/map.png" : stop.url() + ".png";
        return new Preview(
                absolute("/previews" + file + "?width=" + width + "&v=" + previews.version(scene)),
                width,
                PreviewScene.HEIGHT * width / PreviewScene.WIDTH,
                stop == null ? "Map of all stops of " + view.title() : "Map with " + stop.name());
    }

    Preview usualPreview() {
        return new Preview(absolute("/icons/preview.png"), 1200, 630, "Whistlestop: follow the tour live on the map");
    }

    private Preview preview(PhotoCard photo) {
        var source = photo.near(PREVIEW_WIDTH);
        return new Preview(absolute(source.url()), source.width(), source.height(), photo.words());
    }

    public String absolute(String path) {
        return config.baseUrl().resolve(path).toString();
    }
}
