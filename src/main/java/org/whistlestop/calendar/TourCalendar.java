package org.whistlestop.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Contact;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopTimes;
import org.whistlestop.tour.Tour;

/**
 * Writes stops as an iCalendar (RFC 5545, with the names of RFC 7986). An event's UID is the stop's for good, and its SEQUENCE
 * rises with each change of the plan, so that calendars move the entry that they have.
 *
 * @param name of the calendar
 * @param path of the calendar itself
 */
record TourCalendar(Tour tour, String name, String path, URI base) {

    private static final Duration REFRESH = Duration.ofHours(1);

    String write(List<Stop> stops) {
        var parts = new ArrayList<CalendarComponent>(zones(stops));
        stops.forEach(stop -> parts.add(event(stop)));
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(new Calendar(head(), new ComponentList<>(parts)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Folding.mend(text.toString());
    }

    private PropertyList head() {
        return list(
                new ProdId("-//Whistlestop//Whistlestop//EN"),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                new Name(name),
                new Source(valued(Value.URI), absolute(path)),
                new Url(URI.create(absolute("/tours/" + tour.slug))),
                new RefreshInterval(valued(Value.DURATION), REFRESH),
                // What most programs read in place of the two that have become a standard.
                new XProperty("X-WR-CALNAME", name),
                new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
    }

    private static ParameterList valued(Value value) {
        return new ParameterList(List.of(value));
    }

    /** One for each zone, over all its stops. */
    private static List<CalendarComponent> zones(List<Stop> stops) {
        var byZone = stops.stream()
                .collect(Collectors.groupingBy(stop -> stop.window.zone(), LinkedHashMap::new, Collectors.toList()));
        return byZone.entrySet().stream()
                .map(zone -> ZoneComponent.of(
                        zone.getKey(),
                        zone.getValue().stream()
                                .map(stop -> stop.window.starts())
                                .min(java.time.Instant::compareTo)
                                .orElseThrow(),
                        zone.getValue().stream()
                                .map(stop -> stop.window.ends())
                                .max(java.time.Instant::compareTo)
                                .orElseThrow()))
                .map(CalendarComponent.class::cast)
                .toList();
    }

    private VEvent event(Stop stop) {
        var isCancelled = stop.shown.status() == StopStatus.CANCELLED;
        var window = stop.window;
        var point = stop.venue.point();
        return new VEvent(list(
                new Uid(stop.id.toString()),
                new Sequence(stop.planRevision),
                new DtStamp(stop.planChangedAt.truncatedTo(ChronoUnit.SECONDS)),
                new Created(stop.publishedAt.truncatedTo(ChronoUnit.SECONDS)),
                new LastModified(stop.planChangedAt.truncatedTo(ChronoUnit.SECONDS)),
                isCancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED,
                new DtStart<>(window.starts().atZone(window.zone())),
                new DtEnd<>(window.ends().atZone(window.zone())),
                new Summary((isCancelled ? "Cancelled: " : "") + tour.host.name + " at " + stop.venue.store() + ", "
                        + place(stop)),
                new Description(description(stop, isCancelled)),
                new Location(location(stop)),
                new Geo(BigDecimal.valueOf(point.latitude()), BigDecimal.valueOf(point.longitude())),
                new Contact(tour.host.name),
                new Url(URI.create(page(stop)))));
    }

    private String description(Stop stop, boolean isCancelled) {
        var words = new ArrayList<String>();
        if (isCancelled) {
            var reason = stop.cancelReason == null || stop.cancelReason.isBlank() ? "." : ": " + stop.cancelReason;
            words.add("This stop is cancelled" + reason);
        } else if (stop.formerStartsAt != null) {
            words.add("This is a new time. Before, it was to start on "
                    + new StopTimes(stop.window).moment(stop.formerStartsAt) + ".");
        }
        words.add(tour.title + ". Where " + tour.host.name + " is now, and all stops: "
                + absolute("/tours/" + tour.slug));
        return String.join("\n\n", words);
    }

    private static String location(Stop stop) {
        var venue = stop.venue;
        return Stream.of(
                        venue.store(),
                        venue.street(),
                        (place(stop) + " " + venue.postalCode()).strip(),
                        venue.country())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String place(Stop stop) {
        var region = stop.venue.region();
        return region.isEmpty() ? stop.venue.city() : stop.venue.city() + ", " + region;
    }

    private String page(Stop stop) {
        return absolute("/tours/" + tour.slug + "/stops/" + stop.slug);
    }

    private String absolute(String path) {
        return base.resolve(path).toString();
    }

    private static PropertyList list(Property... properties) {
        return new PropertyList(List.of(properties));
    }
}
