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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.People;
import org.whistlestop.account.Permission;
import org.whistlestop.account.PersonView;
import org.whistlestop.account.Role;
import org.whistlestop.account.Scope;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.NewTour;
import org.whistlestop.tour.TourView;
import org.whistlestop.tour.Tours;

@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class DeskPage {

    @Inject
    Tours tours;

    @Inject
    People people;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance desk(DeskScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance desk() {
        return show(new NewTour("", "", ""), null);
    }

    @POST
    @Path("tours")
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> make(@RestForm String title, @RestForm String slug, @RestForm String host) {
        var request = new NewTour(title, slug, host);
        return FormAnswer.to(
                () -> "/desk/tours/" + tours.make(checks.checked(request)).slug() + Done.TOUR.query(),
                problem -> show(request, problem));
    }

    private TemplateInstance show(NewTour typed, Problem problem) {
        var me = people.me();
        return Templates.desk(new DeskScreen(
                tours.listOwn(Permission.SEE).stream()
                        .map(tour -> DeskScreen.Work.of(tour, me))
                        .toList(),
                me.roles().stream().anyMatch(held -> held.role() == Role.ADMIN),
                typed,
                problem == null ? null : problem.detail()));
    }

    /** The tours somebody works on, and a form for another where that is allowed. */
    record DeskScreen(List<Work> tours, boolean mayMake, NewTour typed, String wrong) {

        record Work(TourView tour, List<String> roles, boolean isHost) {
            static Work of(TourView tour, PersonView me) {
                var roles = me.roles().stream()
                        .filter(held -> held.tour().equals(tour.slug()))
                        .map(PersonView.RoleView::role)
                        .sorted()
                        .toList();
                return new Work(tour, roles.stream().map(Role::inWords).toList(), roles.contains(Role.HOST));
            }
        }
    }
}
