package org.whistlestop.desk.announcement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Scope;
import org.whistlestop.announcement.Announcements;
import org.whistlestop.channel.delivery.DeliveryDesk;
import org.whistlestop.channel.delivery.NewSilence;
import org.whistlestop.channel.delivery.Rehearsal;
import org.whistlestop.channel.delivery.Silences;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.ProblemException;

/** When what is said, on which channels, and what waits for a person. Its forms answer with it, so they are for who may read it. */
@Path("/desk/tours/{tour}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class CalendarPage {

    @Inject
    CalendarScreens screens;

    @Inject
    Announcements announcements;

    @Inject
    DeliveryDesk deliveries;

    @Inject
    Silences silences;

    @Inject
    Rehearsal rehearsal;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance calendar(CalendarScreen screen);
    }

    @GET
    @Path("announcements")
    @Operation(hidden = true)
    public TemplateInstance page(
            String tour,
            @RestQuery String view,
            @RestQuery String week,
            @RestQuery String state,
            @RestQuery String did) {
        var look = new CalendarScreens.Look("list".equals(view), week, CalendarFilter.of(state));
        return Templates.calendar(screens.of(tour, look, CalendarDone.textOf(did), null));
    }

    @POST
    @Path("silence")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> goSilent(String tour, @RestForm String reason) {
        return answer(tour, CalendarDone.SILENT, () -> silences.begin(tour, checks.checked(new NewSilence(reason))));
    }

    @POST
    @Path("silence/end")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> speak(String tour) {
        return answer(tour, CalendarDone.SPEAKING, () -> silences.end(tour));
    }

    @POST
    @Path("rehearsal")
    @RolesAllowed({Scope.PUBLISH, Scope.KEYS})
    @Operation(hidden = true)
    public RestResponse<Object> rehearse(String tour) {
        return answer(tour, CalendarDone.REHEARSED, () -> rehearsal.now(tour));
    }

    @POST
    @Path("deliveries/{delivery}/release")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> release(String tour, UUID delivery) {
        return answer(tour, CalendarDone.RELEASED, () -> {
            mustBeOf(tour, deliveries.get(delivery).announcement());
            deliveries.release(delivery);
        });
    }

    @POST
    @Path("deliveries/{delivery}/cancellation")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> cancelDelivery(String tour, UUID delivery) {
        return answer(tour, CalendarDone.DELIVERY_CANCELLED, () -> {
            mustBeOf(tour, deliveries.get(delivery).announcement());
            deliveries.cancel(delivery);
        });
    }

    @POST
    @Path("announcements/{id}/cancellation")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> cancel(String tour, UUID id) {
        return answer(tour, CalendarDone.ANNOUNCEMENT_CANCELLED, () -> {
            mustBeOf(tour, id);
            announcements.cancel(id);
        });
    }

    private RestResponse<Object> answer(String tour, CalendarDone done, Runnable act) {
        caller.mustHold(Scope.READ);
        return FormAnswer.to(
                () -> {
                    act.run();
                    return "/desk/tours/" + tour + "/announcements" + done.query();
                },
                problem -> Templates.calendar(screens.of(tour, CalendarScreens.Look.USUAL, null, problem)));
    }

    /** The tour's name stands in the address. */
    private void mustBeOf(String tour, UUID announcement) {
        if (!announcements.get(announcement).tour().equals(tour)) {
            throw ProblemException.notFound("There is no such announcement on this tour.");
        }
    }
}
