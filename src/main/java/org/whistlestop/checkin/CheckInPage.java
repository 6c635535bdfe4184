package org.whistlestop.checkin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

@Path("/check-in")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CHECK_IN)
class CheckInPage {

    @Inject
    CheckInScreens screens;

    @Inject
    CheckIns checkIns;

    @Inject
    FormChecks checks;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "checkin")
    static class Templates {
        static native TemplateInstance host(CheckInScreen screen);

        static native TemplateInstance notHost(java.util.List<org.whistlestop.tour.TourView> tours);
    }

    /** @param said the check-in that was just made, to confirm it and offer to take it back */
    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@RestQuery String tour, @RestQuery String stop, @RestQuery UUID said) {
        return show(tour, stop, said, null, null);
    }

    @POST
    @Operation(hidden = true)
    public RestResponse<Object> say(@BeanParam CheckInForm form) {
        return FormAnswer.to(
                () -> {
                    var recorded = record(form);
                    return "/check-in?plain&tour=" + recorded.tour().slug + "&stop=" + recorded.stop().slug + "&said="
                            + form.id();
                },
                problem -> show(form.tour(), form.stop(), null, problem, form.note()));
    }

    /** Without a time from the phone a second tap carries another time; it means the first one all the same. */
    private CheckIns.Recorded record(CheckInForm form) {
        try {
            return checkIns.record(form.id(), checks.checked(form.request(form.happenedAtOr(clock.instant()))));
        } catch (ProblemException e) {
            var known = form.id() == null ? null : checkIns.find(form.id()).orElse(null);
            if (known == null) {
                throw e;
            }
            return repeat(form, known);
        }
    }

    private CheckIns.Recorded repeat(CheckInForm form, CheckInView known) {
        try {
            return checkIns.record(form.id(), form.request(known.happenedAt()));
        } catch (ProblemException e) {
            throw new ProblemException(Problem.of(
                    422, "This page was used before, so nothing was recorded now. It is fresh again: tap once more."));
        }
    }

    private TemplateInstance show(String tour, String stop, UUID said, Problem problem, String note) {
        var screen = screens.of(tour, stop, said, problem, note);
        return screen.isPresent() ? Templates.host(screen.get()) : Templates.notHost(screens.toursOfOthers());
    }
}
