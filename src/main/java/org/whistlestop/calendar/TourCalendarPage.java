package org.whistlestop.calendar;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.tour.Tour;

/** All public stops of a tour, to subscribe to. */
@Path("/tours/{tour}/calendar.ics")
@PermitAll
class TourCalendarPage {

    @Inject
    CalendarAnswers answers;

    @GET
    @Transactional
    @Operation(hidden = true)
    public RestResponse<String> calendar(
            String tour, @HeaderParam("If-None-Match") String known, @HeaderParam("If-Modified-Since") String since) {
        return answers.ofTour(Tour.getBySlug(tour), known, since);
    }
}
