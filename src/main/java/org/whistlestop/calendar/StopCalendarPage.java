package org.whistlestop.calendar;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.tour.PublicStop;
import org.whistlestop.tour.Tour;

/** One stop, to subscribe to or to put into a calendar once. */
@Path("/tours/{tour}/stops/{stop}/calendar.ics")
@PermitAll
class StopCalendarPage {

    @Inject
    CalendarAnswers answers;

    @GET
    @Transactional
    @Operation(hidden = true)
    public RestResponse<String> calendar(
            String tour,
            String stop,
            @HeaderParam("If-None-Match") String known,
            @HeaderParam("If-Modified-Since") String since) {
        var found = Tour.getBySlug(tour);
        return PublicStop.answer(found, stop, "/calendar.ics", current -> answers.ofStop(found, current, known, since));
    }
}
