package org.whistlestop.desk;

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
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.NewStop;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.Tours;

/** One form in three uses: a new stop, all of a stop, another store for a stop. */
@Path("/desk/tours/{tour}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class StopFormPage {

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance stopForm(Use use, StopForm typed, String tour, StopView stop, Problem problem);
    }

    @GET
    @Path("new-stop")
    @Operation(hidden = true)
    public TemplateInstance ofNew(String tour) {
        return show(Use.ADD, tour, null, StopForm.EMPTY, null);
    }

    @POST
    @Path("new-stop")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> add(String tour, @BeanParam StopForm form) {
        return FormAnswer.to(
                () -> Done.ADDED.at(
                        tour, stops.add(tour, checks.checked(newStop(form))).slug()),
                problem -> show(Use.ADD, tour, null, form, problem));
    }

    private NewStop newStop(StopForm form) {
        return form.hasReveal() ? form.stopHiddenIn(zoneOf(form)) : form.stop();
    }

    private ZoneId zoneOf(StopForm form) {
        return stops.zoneFor(checks.checked(form.stop()));
    }

    @GET
    @Path("stops/{stop}/edit")
    @Operation(hidden = true)
    public TemplateInstance ofKnown(String tour, String stop) {
        return show(Use.EDIT, tour, stop, null, null);
    }

    @POST
    @Path("stops/{stop}/edit")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> edit(String tour, String stop, @BeanParam StopForm form) {
        return FormAnswer.to(
                () -> Done.EDITED.at(
                        tour,
                        stops.edit(tour, stop, checks.checked(form.stop())).slug()),
                problem -> show(Use.EDIT, tour, stop, form, problem));
    }

    @GET
    @Path("stops/{stop}/move")
    @Operation(hidden = true)
    public TemplateInstance ofStore(String tour, String stop) {
        return show(Use.MOVE, tour, stop, StopForm.EMPTY, null);
    }

    @POST
    @Path("stops/{stop}/move")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> move(String tour, String stop, @BeanParam StopForm form) {
        return FormAnswer.to(
                () -> Done.MOVED.at(
                        tour,
                        stops.move(tour, stop, checks.checked(form.venue())).slug()),
                problem -> show(Use.MOVE, tour, stop, form, problem));
    }

    private TemplateInstance show(Use use, String tour, String stop, StopForm typed, Problem problem) {
        tours.forCaller(tour, Permission.PLAN);
        var known = stop == null ? null : stops.get(tour, stop);
        return Templates.stopForm(use, typed == null ? StopForm.of(known) : typed, tour, known, problem);
    }

    /** What the form is for, in words. */
    enum Use {
        ADD("Add a stop", "Add the stop", true),
        EDIT("Edit", "Save the stop", true),
        MOVE("Move to another store", "Move the stop", false);

        public final String heading;
        public final String button;
        public final boolean withTimes;

        Use(String heading, String button, boolean withTimes) {
            this.heading = heading;
            this.button = button;
            this.withTimes = withTimes;
        }
    }
}
