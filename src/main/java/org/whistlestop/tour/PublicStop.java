package org.whistlestop.tour;

import java.net.URI;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.ProblemException;

/** Finds a stop for who reads about it, by the address that it has or had. */
public final class PublicStop {

    private PublicStop() {}

    /**
     * Answers with what there is of a stop, or says where it went when it moved to another store. A hidden stop answers like an
     * unknown one, whether asked for by its slug or by a former one. Readers ask each time: a stop that moves back to its first
     * store would else send them in a circle of kept redirects.
     *
     * @param below what follows the address of the stop's page
     */
    public static <T> RestResponse<T> answer(
            Tour tour, String slug, String below, Function<Stop, RestResponse<T>> page) {
        return Stop.<Stop>find("tourId = ?1 and slug = ?2 and published", tour.id, slug)
                .<Stop>firstResultOptional()
                .map(page)
                .orElseGet(() -> moved(tour, slug, below));
    }

    private static <T> RestResponse<T> moved(Tour tour, String formerSlug, String below) {
        return Stop.findByPublicFormerSlug(tour.id, formerSlug)
                .filter(stop -> stop.published)
                .map(stop -> RestResponse.ResponseBuilder.<T>create(RestResponse.Status.MOVED_PERMANENTLY)
                        .location(URI.create("/tours/" + tour.slug + "/stops/" + stop.slug + below))
                        .header("Cache-Control", "no-cache")
                        .build())
                .orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
    }
}
