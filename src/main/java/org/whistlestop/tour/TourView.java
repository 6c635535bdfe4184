package org.whistlestop.tour;

import java.util.UUID;

/** A tour as everyone may see it. */
public record TourView(String slug, String title, HostView host, int publicDelayMinutes, boolean publicAfterLeaving) {

    public record HostView(UUID id, String name) {}

    public static TourView of(Tour tour) {
        return new TourView(
                tour.slug,
                tour.title,
                new HostView(tour.host.id, tour.host.name),
                tour.publicDelayMinutes,
                tour.publicAfterLeaving);
    }
}
