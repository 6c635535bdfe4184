package org.whistlestop.tour.itinerary;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Takes a tour's whole itinerary in as a file and gives it out again. */
@ApplicationScoped
public class Itineraries {

    @Inject
    Audit audit;

    @Inject
    Tours tours;

    @Inject
    TimeZones zones;

    @Inject
    ItineraryMerge merge;

    /** Tells what a file would change, changing nothing. */
    public ItineraryChange preview(String tourSlug, byte[] csv) {
        mayPlan(tourSlug);
        var file = readClean(csv);
        return QuarkusTransaction.requiringNew().call(() -> {
            var tour = Tour.getBySlug(tourSlug);
            return merge.compare(tour, tour.stops(), file);
        });
    }

    /**
     * Makes the itinerary what the file says. All of it or nothing; the same file again changes nothing.
     *
     * @param revision what the caller saw before; another one by now is refused with 412; null takes any
     */
    public ItineraryChange replace(String tourSlug, byte[] csv, Long revision) {
        mayPlan(tourSlug);
        return load(tourSlug, csv, revision);
    }

    /** Does what {@link #replace} does, for callers who have asked for permission themselves. */
    public ItineraryChange load(String tourSlug, byte[] csv, Long revision) {
        var file = readClean(csv);
        return QuarkusTransaction.requiringNew().timeout(120).call(() -> {
            var tour = Tour.getBySlug(tourSlug);
            var now = tours.take(tour);
            if (revision != null && revision != tour.revision) {
                throw ProblemException.changedMeanwhile(
                        "Somebody changed the itinerary since you looked. Look at what would change now, then send it again.");
            }
            var change = merge.apply(tour, tour.stops(), file, now);
            audit.record(tour.id, "imported", "itinerary", tour.id);
            return change;
        });
    }

    @Transactional
    public Itinerary get(String tourSlug) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        return new Itinerary(tour.slug, tour.title, tour.revision, tour.stops());
    }

    private void mayPlan(String tourSlug) {
        QuarkusTransaction.requiringNew().run(() -> tours.forCaller(tourSlug, Permission.PLAN));
    }

    /** Reads outside any transaction: finding time zones takes a second or two. */
    private ItineraryFile readClean(byte[] csv) {
        var file = ItineraryFile.read(csv, zones);
        refuse(file.problems());
        return file;
    }

    /** Refuses a file with mistakes, naming every one of them: 422. */
    static void refuse(List<CellProblem> problems) {
        if (!problems.isEmpty()) {
            var detail = problems.size() == 1
                    ? "The file has a mistake; nothing was changed."
                    : "The file has " + problems.size() + " mistakes; nothing was changed.";
            throw new ProblemException(Problem.of("itinerary", 422, "The itinerary has mistakes", detail, problems));
        }
    }

    /** A tour's stops as one document. */
    public record Itinerary(String tour, String title, long revision, List<Stop> stops) {}
}
