package org.whistlestop.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.whistlestop.support.WhistlestopConfig;

/** Knows the addresses around the pages of this installation. */
@ApplicationScoped
class MapFrames {

    private static final String PREVIEW_IMAGE = "/icons/preview.png";
    private static final int WIDTH = 960;
    private static final int SMALL_WIDTH = 480;

    @Inject
    WhistlestopConfig config;

    @Inject
    BasemapPictures pictures;

    MapFrame ofTour(MapView view) {
        return frame(view.path(), "/basemap" + view.path() + ".svg", view.ground());
    }

    MapFrame ofStop(MapView view, StopCard stop) {
        return frame(stop.url(), "/basemap" + stop.url() + ".svg", Ground.of(stop.viewport(), view.stops()));
    }

    private MapFrame frame(String path, String picture, Ground ground) {
        return new MapFrame(
                absolute(path),
                previewImage(),
                pictures.dataUrl(),
                picture(picture, ground, WIDTH),
                picture(picture, ground, SMALL_WIDTH),
                config.tiles().url().orElse(""),
                config.tiles().attribution().orElse(""));
    }

    private String picture(String path, Ground ground, int width) {
        return path + "?width=" + width + "&v=" + pictures.version(ground.scaledTo(width));
    }

    String previewImage() {
        return absolute(PREVIEW_IMAGE);
    }

    String absolute(String path) {
        return config.baseUrl().resolve(path).toString();
    }
}
