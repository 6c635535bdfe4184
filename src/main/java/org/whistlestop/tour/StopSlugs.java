package org.whistlestop.tour;

import java.util.UUID;

/** Gives stops their addresses: {@code city-store}, unique in the tour, stable while the store stays. */
final class StopSlugs {

    private StopSlugs() {}

    /** Names a new stop, or one that went to another store, whose old address then redirects. */
    static void assign(Stop stop) {
        var base = Slugs.of(stop.venue.city(), stop.venue.store());
        if (stop.slug != null && stop.slug.matches(java.util.regex.Pattern.quote(base) + "(-\\d+)?")) {
            return;
        }
        var former = stop.slug;
        stop.slug = free(stop, base);
        if (former != null && stop.published) {
            new FormerSlug(stop.tourId, former, stop.id).persist();
        }
    }

    private static String free(Stop stop, String base) {
        FormerSlug.delete("key.tourId = ?1 and key.slug = ?2 and stopId = ?3", stop.tourId, base, stop.id);
        var holder = Stop.<Stop>find("tourId = ?1 and slug = ?2 and id <> ?3", stop.tourId, base, stop.id)
                .firstResultOptional();
        if (holder.isPresent() && yields(holder.get(), stop)) {
            holder.get().slug = numbered(stop.tourId, base);
            Stop.flush();
            return base;
        }
        var taken = holder.isPresent() || isFormer(stop.tourId, base);
        return taken ? numbered(stop.tourId, base) : base;
    }

    /** A hidden stop makes way, or the number behind a public stop's address would give it away. */
    private static boolean yields(Stop holder, Stop stop) {
        return !holder.published && holder.revealAt != null && stop.revealAt == null;
    }

    private static String numbered(UUID tourId, String base) {
        var number = 2;
        while (Stop.count("tourId = ?1 and slug = ?2", tourId, base + "-" + number) > 0
                || isFormer(tourId, base + "-" + number)) {
            number++;
        }
        return base + "-" + number;
    }

    private static boolean isFormer(UUID tourId, String slug) {
        return FormerSlug.findByIdOptional(new FormerSlug.Key(tourId, slug)).isPresent();
    }
}
