package org.whistlestop.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.PageStates;
import org.whistlestop.support.PublicPage;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Answers calendar programs, which ask every hour or so and are told when nothing has changed. */
@ApplicationScoped
class CalendarAnswers {

    @Inject
    WhistlestopConfig config;

    @Inject
    PageStates states;

    RestResponse<String> ofTour(Tour tour, String known, String since) {
        var path = "/tours/" + tour.slug + "/calendar.ics";
        return answer(
                path,
                tour.slug,
                new TourCalendar(tour, tour.title, path, config.baseUrl()),
                tour.publicStops(),
                known,
                since);
    }

    RestResponse<String> ofStop(Tour tour, Stop stop, String known, String since) {
        var path = "/tours/" + tour.slug + "/stops/" + stop.slug + "/calendar.ics";
        var name = tour.title + ": " + stop.venue.store();
        return answer(
                path, stop.slug, new TourCalendar(tour, name, path, config.baseUrl()), List.of(stop), known, since);
    }

    private RestResponse<String> answer(
            String path, String file, TourCalendar calendar, List<Stop> stops, String known, String since) {
        var page = PublicPage.of(calendar.write(stops), "text/calendar");
        return page.answer(known, since, states.since(path, page))
                .header("Content-Disposition", "inline; filename=\"" + file + ".ics\"")
                .build();
    }
}
