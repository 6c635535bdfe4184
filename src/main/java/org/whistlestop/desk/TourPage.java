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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.TourChange;
import org.whistlestop.tour.Tours;

@Path("/desk/tours/{tour}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class TourPage {

    @Inject
    TourScreens screens;

    @Inject
    Tours tours;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance tour(TourScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did, @RestQuery String stop) {
        return Templates.tour(screens.of(tour, null, stop, Done.textOf(did), null));
    }

    @POST
    @Path("settings")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> change(
            String tour,
            @RestForm String title,
            @RestForm String publicDelayMinutes,
            @RestForm boolean publicAfterLeaving) {
        var typed = new TourScreen.Settings(title, publicDelayMinutes, publicAfterLeaving);
        return FormAnswer.to(
                () -> {
                    tours.change(tour, checks.checked(changeOf(typed)));
                    return "/desk/tours/" + tour + Done.SETTINGS.query();
                },
                problem -> Templates.tour(screens.of(tour, typed, null, null, problem)));
    }

    private static TourChange changeOf(TourScreen.Settings typed) {
        return new TourChange(
                typed.title(),
                wholeNumber("publicDelayMinutes", typed.publicDelayMinutes()),
                typed.publicAfterLeaving());
    }

    static Integer wholeNumber(String field, String typed) {
        if (typed == null || !typed.strip().matches("-?\\d{1,6}")) {
            throw ProblemException.invalid(field, "“" + typed + "” is not a number of minutes", "Write it like 15");
        }
        return Integer.valueOf(typed.strip());
    }
}
