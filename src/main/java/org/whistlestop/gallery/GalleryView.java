package org.whistlestop.gallery;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.support.WhistlestopConfig;

/**
 * Photos of a tour in the words of their pages.
 *
 * @param number the newest event that these photos tell of, or an older one
 * @param chosen the stop's slug; null for all stops
 * @param first whether nothing is newer than these
 * @param next the page behind this one, or null
 */
public record GalleryView(
        String tour,
        String title,
        String host,
        long number,
        List<StopChoice> stops,
        String chosen,
        List<PhotoCard> photos,
        boolean first,
        String next,
        URI base) {

    static final int PAGE = 48;

    /** @param photos one more than a page, when there is more */
    static GalleryView of(
            Gallery.Shown shown, String chosen, UUID after, List<PhotoCard> photos, WhistlestopConfig config) {
        var page = photos.subList(0, Math.min(PAGE, photos.size()));
        var view = new GalleryView(
                shown.tour().slug,
                shown.tour().title,
                shown.host(),
                shown.number(),
                shown.stops(),
                chosen,
                page,
                after == null,
                null,
                config.baseUrl());
        return photos.size() > PAGE ? view.withNext(page.get(PAGE - 1).id()) : view;
    }

    private GalleryView withNext(UUID last) {
        var filter = chosen == null ? "" : "stop=" + chosen + "&";
        return new GalleryView(
                tour, title, host, number, stops, chosen, photos, first, path() + "?" + filter + "after=" + last, base);
    }

    public String tourPath() {
        return "/tours/" + tour;
    }

    public String path() {
        return tourPath() + "/photos";
    }

    /** {@code ?stop=…} or nothing. */
    public String filter() {
        return chosen == null ? "" : "?stop=" + chosen;
    }

    public String rss() {
        return tourPath() + "/photos.rss" + filter();
    }

    public String slideshow() {
        return path() + "/slideshow" + filter();
    }

    /** The chosen stop's store and city, or null. */
    public String place() {
        return stops.stream()
                .filter(stop -> stop.slug().equals(chosen))
                .map(StopChoice::place)
                .findFirst()
                .orElse(null);
    }

    public String heading() {
        return place() == null ? "Photos" : "Photos from " + place();
    }

    public int total() {
        return stops.stream().mapToInt(StopChoice::photos).sum();
    }

    public String description() {
        return "Photos from " + (place() == null ? title + ", with " + host : place() + ", on " + title) + ".";
    }

    public String canonical() {
        return absolute(path() + filter());
    }

    /** For link previews. */
    public String image() {
        return absolute(
                photos.isEmpty()
                        ? "/icons/preview.png"
                        : photos.get(0).near(1280).url());
    }

    String absolute(String path) {
        return base.resolve(path).toString();
    }
}
