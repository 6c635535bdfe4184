package org.whistlestop.map;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whistlestop.account.PublicPerson;

/** A tour in the words of its page. */
public record MapView(PublicTour tour, List<StopCard> stops, StopCard next, Instant now) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d", Locale.US);
    private static final DateTimeFormatter DATE_AND_YEAR = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    static MapView of(PublicTour tour, Instant now) {
        var stops = new ArrayList<StopCard>();
        for (var stop : tour.stops()) {
            stops.add(new StopCard(
                    stops.size() + 1, tour.tour().slug, stop, tour.streams().get(stop.id), now));
        }
        var next = tour.findNext(now)
                .flatMap(stop ->
                        stops.stream().filter(card -> card.id().equals(stop.id)).findFirst());
        return new MapView(tour, List.copyOf(stops), next.orElse(null), now);
    }

    public Optional<StopCard> findStop(String slug) {
        return stops.stream().filter(card -> card.stop().slug.equals(slug)).findFirst();
    }

    public String slug() {
        return tour.tour().slug;
    }

    public String path() {
        return "/tours/" + slug();
    }

    public String title() {
        return tour.tour().title;
    }

    public String host() {
        return tour.host().name();
    }

    public PublicPerson person() {
        return tour.host();
    }

    public long number() {
        return tour.number();
    }

    /** The next stop stands in the hero, but in its place in the list as well. */
    public List<StopCard> toCome() {
        return stops.stream().filter(StopCard::isToCome).toList();
    }

    /** What is over, newest first. */
    public List<StopCard> past() {
        var past =
                new ArrayList<>(stops.stream().filter(stop -> !stop.isToCome()).toList());
        java.util.Collections.reverse(past);
        return past;
    }

    /** The two stops behind the next one. */
    public List<StopCard> then() {
        return stops.stream()
                .filter(stop -> next != null && stop.number() > next.number() && stop.isToCome() && !stop.isCancelled())
                .limit(2)
                .toList();
    }

    public int visited() {
        return (int) past().stream().filter(stop -> !stop.isCancelled()).count();
    }

    /** Stops that take or took place. */
    public int total() {
        return (int) stops.stream().filter(stop -> !stop.isCancelled()).count();
    }

    /** Rita Calloway visits 42 stores, November 4 to December 13, 2026. */
    public String summary() {
        if (stops.isEmpty()) {
            return host() + " is going on tour. The stops will be announced here.";
        }
        var first = stops.get(0).stop().window.startsLocal();
        var last = stops.get(stops.size() - 1).stop().window.startsLocal();
        var from = (first.getYear() == last.getYear() ? DATE : DATE_AND_YEAR).format(first);
        return host() + " visits " + (total() == 1 ? "one store" : total() + " stores") + ", " + from + " to "
                + DATE_AND_YEAR.format(last) + ".";
    }

    /** For search engines and link previews. */
    public String description() {
        if (next == null) {
            return summary();
        }
        var where = next.name();
        return summary()
                + (next.isLive()
                        ? " Live now: " + where + "."
                        : " Next: " + where + ", " + next.times().day() + ", "
                                + next.times().hours() + ".");
    }

    Viewport viewport() {
        return Viewport.around(
                stops.stream()
                        .map(card -> card.stop().venue.point())
                        .map(point -> new double[] {point.longitude(), point.latitude()})
                        .toList(),
                0.08);
    }

    Ground ground() {
        return Ground.of(viewport(), stops);
    }

    public MapDrawing drawing() {
        return MapDrawing.of(stops, next, viewport());
    }
}
