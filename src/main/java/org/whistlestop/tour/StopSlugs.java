package org.whistlestop.tour;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives stops their addresses: {@code city-store}, unique in the tour, stable while the store stays. Public stops are numbered as
 * if there were no hidden ones, which make way; or a number would give them away.
 */
final class StopSlugs {

    private StopSlugs() {}

    /** Names a new stop that the public must not know of yet. */
    static void nameHidden(Stop stop) {
        stop.slug = first(base(stop), slug -> isUnused(stop, slug));
    }

    /** Names a stop that the public sees from now on. */
    static void publish(Stop stop) {
        takePublic(stop, first(base(stop), slug -> isFreeInPublic(stop, slug)));
    }

    /** Names a stop that went to another store; its old address finds it still, for the public only if it knew that. */
    static void rename(Stop stop) {
        if (stop.slug.matches(Pattern.quote(base(stop)) + "(-\\d+)?")) {
            return;
        }
        if (stop.published) {
            publish(stop);
        } else {
            FormerSlug.keep(stop);
            nameHidden(stop);
        }
    }

    private static void takePublic(Stop stop, String slug) {
        if (slug.equals(stop.slug)) {
            return;
        }
        Stop.<Stop>find("tourId = ?1 and slug = ?2 and id <> ?3", stop.tourId, slug, stop.id)
                .firstResultOptional()
                .ifPresent(StopSlugs::makeWay);
        FormerSlug.delete("key.tourId = ?1 and key.slug = ?2 and stopId = ?3", stop.tourId, slug, stop.id);
        if (stop.slug != null) {
            FormerSlug.keep(stop);
        }
        stop.slug = slug;
    }

    private static void makeWay(Stop hidden) {
        FormerSlug.keep(hidden);
        nameHidden(hidden);
        Stop.flush();
    }

    private static String base(Stop stop) {
        return Slugs.of(stop.venue.city(), stop.venue.store());
    }

    /** Answers the first of {@code base}, {@code base-2}, {@code base-3}, … that is free. */
    private static String first(String base, Predicate<String> isFree) {
        return Stream.concat(Stream.of(base), IntStream.iterate(2, n -> n + 1).mapToObj(n -> base + "-" + n))
                .filter(isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFreeInPublic(Stop stop, String slug) {
        return Stop.count("tourId = ?1 and slug = ?2 and id <> ?3 and published", stop.tourId, slug, stop.id) == 0
                && FormerSlug.find(stop.tourId, slug)
                        .filter(former -> former.wasPublic && !former.stopId.equals(stop.id))
                        .isEmpty();
    }

    /** A hidden stop never takes what another stop has or had. */
    private static boolean isUnused(Stop stop, String slug) {
        return Stop.count("tourId = ?1 and slug = ?2", stop.tourId, slug) == 0
                && FormerSlug.find(stop.tourId, slug)
                        .filter(former -> !former.stopId.equals(stop.id))
                        .isEmpty();
    }
}
