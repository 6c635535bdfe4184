package org.whistlestop.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.whistlestop.tour.Stop;

/** Tours and stops as schema.org events, for search engines. */
@ApplicationScoped
class JsonLd {

    private static final String OFFLINE = "https://schema.org/OfflineEventAttendanceMode";

    @Inject
    ObjectMapper json;

    @Inject
    MapFrames frames;

    /** The tour as a series; of its stops those that one can still go to, or that one must not. */
    String ofTour(MapView view) {
        var series = new LinkedHashMap<String, Object>();
        series.put("@context", "https://schema.org");
        series.put("@type", "EventSeries");
        series.put("name", view.title());
        series.put("url", frames.absolute(view.path()));
        series.put("description", view.summary());
        if (!view.stops().isEmpty()) {
            var stops = view.stops();
            series.put("startDate", stops.get(0).times().isoStart());
            series.put("endDate", stops.get(stops.size() - 1).times().isoEnd());
        }
        series.put("organizer", host(view));
        series.put("performer", host(view));
        series.put("image", frames.usualPreview().image());
        series.put("eventAttendanceMode", OFFLINE);
        series.put(
                "subEvent",
                view.toCome().stream().map(stop -> event(view, stop)).toList());
        return script(series);
    }

    String ofStop(MapView view, StopCard stop, Preview preview) {
        var event = new LinkedHashMap<String, Object>();
        event.put("@context", "https://schema.org");
        event.putAll(event(view, stop));
        event.put("description", view.host() + " comes to " + stop.name() + ".");
        event.put("image", preview.image());
        event.put("organizer", host(view));
        event.put(
                "superEvent",
                Map.of("@type", "EventSeries", "name", view.title(), "url", frames.absolute(view.path())));
        return script(event);
    }

    /** What a list of many says of each; the rest stands once above them, and on the stop's own page. */
    private Map<String, Object> event(MapView view, StopCard stop) {
        var event = new LinkedHashMap<String, Object>();
        event.put("@type", "Event");
        event.put("name", view.title() + ": " + stop.name());
        event.put("url", frames.absolute(stop.url()));
        event.put("startDate", stop.times().isoStart());
        event.put("endDate", stop.times().isoEnd());
        event.put("eventStatus", "https://schema.org/" + statusOf(stop));
        if (stop.stop().formerStartsAt != null) {
            event.put("previousStartDate", stop.times().iso(stop.stop().formerStartsAt));
        }
        event.put("eventAttendanceMode", OFFLINE);
        event.put("isAccessibleForFree", true);
        event.put("location", place(stop.stop()));
        event.put("performer", host(view));
        return event;
    }

    /** A stop that slipped and was cancelled then is cancelled. */
    private static String statusOf(StopCard stop) {
        if (stop.isCancelled()) {
            return "EventCancelled";
        }
        return stop.stop().formerStartsAt == null ? "EventScheduled" : "EventRescheduled";
    }

    private static Map<String, Object> place(Stop stop) {
        var venue = stop.venue;
        var address = new LinkedHashMap<String, Object>();
        address.put("@type", "PostalAddress");
        putText(address, "streetAddress", venue.street());
        putText(address, "addressLocality", venue.city());
        putText(address, "addressRegion", venue.region());
        putText(address, "postalCode", venue.postalCode());
        putText(address, "addressCountry", venue.country());
        var geo = new LinkedHashMap<String, Object>();
        geo.put("@type", "GeoCoordinates");
        geo.put("latitude", venue.point().latitude());
        geo.put("longitude", venue.point().longitude());
        var place = new LinkedHashMap<String, Object>();
        place.put("@type", "Place");
        place.put("name", venue.store());
        place.put("address", address);
        place.put("geo", geo);
        return place;
    }

    private static void putText(Map<String, Object> object, String name, String text) {
        if (!text.isEmpty()) {
            object.put(name, text);
        }
    }

    /** The one person behind all stops, as known elsewhere. */
    private Map<String, Object> host(MapView view) {
        var host = view.person();
        var person = new LinkedHashMap<String, Object>();
        person.put("@type", "Person");
        person.put("name", host.name());
        person.put("url", frames.absolute(view.path()));
        putText(person, "description", host.bio());
        if (host.picture() != null) {
            person.put("image", frames.absolute(host.picture()));
        }
        if (!host.links().isEmpty()) {
            person.put("sameAs", host.links());
        }
        return person;
    }

    private String script(Object value) {
        try {
            return inScript(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing in it can end the script element or open a comment there. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
