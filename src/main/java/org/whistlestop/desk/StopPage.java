package org.whistlestop.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.checkin.NewStream;
import org.whistlestop.checkin.Streams;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.NewSlip;
import org.whistlestop.tour.Slip;
import org.whistlestop.tour.Stops;

@Path("/desk/tours/{tour}/stops/{stop}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class StopPage {

    private static final int LONGEST_REASON = 300;

    @Inject
    StopScreens screens;

    @Inject
    Stops stops;

    @Inject
    Streams streams;

    @Inject
    FormChecks checks;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance stop(StopScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, String stop) {
        return Templates.stop(screens.of(tour, stop, StopScreen.Typed.NOTHING, null, null));
    }

    @POST
    @Path("slips")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> slip(
            String tour, String stop, @RestForm UUID id, @RestForm String minutes, @RestForm Slip.Scope scope) {
        var typed = new StopScreen.Typed(minutes, String.valueOf(scope), "", "");
        return answer(tour, stop, "slip", typed, Done.SLIPPED, () -> {
            var slip = new NewSlip(stop, TourPage.wholeNumber("minutes", minutes), scope, null, null);
            stops.slip(tour, id == null ? UUID.randomUUID() : id, checks.checked(slip));
        });
    }

    @POST
    @Path("cancellation")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> cancel(String tour, String stop, @RestForm String reason, @RestForm boolean sure) {
        var typed = new StopScreen.Typed("30", "DAY", reason, "");
        return answer(tour, stop, "cancel", typed, Done.CANCELLED, () -> stops.cancel(tour, stop, given(reason, sure)));
    }

    private static String given(String reason, boolean sure) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw ProblemException.invalid(
                    "reason", "A cancellation needs a reason", "Write one of up to 300 letters for the public");
        }
        if (!sure) {
            throw ProblemException.invalid("sure", "Nothing was cancelled yet", "Tick the box to say that you mean it");
        }
        return reason.strip();
    }

    @POST
    @Path("reinstatement")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> reinstate(String tour, String stop) {
        return answer(
                tour, stop, "cancel", StopScreen.Typed.NOTHING, Done.REINSTATED, () -> stops.reinstate(tour, stop));
    }

    /** The moment is typed as the clocks at the store show it. */
    @POST
    @Path("hiding")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> hide(String tour, String stop, @RestForm String revealAt) {
        var typed = new StopScreen.Typed("30", "DAY", "", revealAt);
        return answer(tour, stop, "hide", typed, Done.HIDDEN, () -> {
            var zone = ZoneId.of(stops.get(tour, stop).zone());
            stops.hideUntil(tour, stop, StopForm.instant("revealAt", revealAt, zone));
        });
    }

    @POST
    @Path("reveal")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> reveal(String tour, String stop) {
        return answer(tour, stop, "hide", StopScreen.Typed.NOTHING, Done.REVEALED, () -> stops.reveal(tour, stop));
    }

    @POST
    @Path("stream-end")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> endStream(String tour, String stop) {
        var end = new NewStream(tour, stop, null, clock.instant());
        return answer(
                tour,
                stop,
                "stream",
                StopScreen.Typed.NOTHING,
                Done.STREAM_ENDED,
                () -> streams.record(UUID.randomUUID(), end));
    }

    private RestResponse<Object> answer(
            String tour, String stop, String form, StopScreen.Typed typed, Done done, Runnable act) {
        return FormAnswer.to(
                () -> {
                    act.run();
                    return done.at(tour, stop);
                },
                problem -> Templates.stop(screens.of(tour, stop, typed, form, problem)));
    }
}
