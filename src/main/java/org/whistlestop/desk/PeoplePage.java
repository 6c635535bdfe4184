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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.NewPerson;
import org.whistlestop.account.People;
import org.whistlestop.account.Permission;
import org.whistlestop.account.PersonView;
import org.whistlestop.account.Role;
import org.whistlestop.account.Scope;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.Tours;

@Path("/desk/tours/{tour}/people")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class PeoplePage {

    @Inject
    Tours tours;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance people(PeopleScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did) {
        return show(tour, "", Done.textOf(did), null);
    }

    @POST
    @RolesAllowed(Scope.PEOPLE)
    @Operation(hidden = true)
    public RestResponse<Object> add(String tour, @RestForm String name, @RestForm Role role) {
        return answer(tour, name, Done.PERSON, () -> {
            var roles = List.of(new NewPerson.NewRole(tour, role));
            people.add(checks.checked(new NewPerson(name, roles)));
        });
    }

    @POST
    @Path("{person}/roles/{role}")
    @RolesAllowed(Scope.PEOPLE)
    @Operation(hidden = true)
    public RestResponse<Object> take(String tour, UUID person, Role role) {
        return answer(tour, "", Done.TAKEN, () -> people.revoke(person, tour, role));
    }

    @POST
    @Path("{person}/roles")
    @RolesAllowed(Scope.PEOPLE)
    @Operation(hidden = true)
    public RestResponse<Object> give(String tour, UUID person, @RestForm Role role) {
        return answer(tour, "", Done.GIVEN, () -> people.grant(person, tour, role));
    }

    @POST
    @Path("{person}/removal")
    @RolesAllowed(Scope.PEOPLE)
    @Operation(hidden = true)
    public RestResponse<Object> remove(String tour, UUID person) {
        return answer(tour, "", Done.REMOVED, () -> people.removeFrom(tour, person));
    }

    private RestResponse<Object> answer(String tour, String name, Done done, Runnable act) {
        return FormAnswer.to(
                () -> {
                    act.run();
                    return "/desk/tours/" + tour + "/people" + done.query();
                },
                problem -> show(tour, name, null, problem));
    }

    private TemplateInstance show(String slug, String name, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        return Templates.people(new PeopleScreen(
                slug,
                tour.title,
                caller.may(tour.id, Permission.RUN),
                people.listOn(slug).stream().map(Member::of).toList(),
                roles(role -> true),
                name,
                done,
                problem == null ? null : problem.detail()));
    }

    private static List<RoleWord> roles(java.util.function.Predicate<Role> wanted) {
        return Arrays.stream(Role.values())
                .filter(wanted)
                .map(role -> new RoleWord(role.name(), role.inWords()))
                .toList();
    }

    /** Everyone on a tour, with forms for who runs it. */
    record PeopleScreen(
            String tour,
            String title,
            boolean mayRun,
            List<Member> people,
            List<RoleWord> roles,
            String name,
            String done,
            String wrong) {}

    /** A person with the roles held here and those that could still be given. */
    record Member(UUID id, String name, List<RoleWord> held, List<RoleWord> free) {
        static Member of(PersonView person) {
            var held = person.roles().stream().map(PersonView.RoleView::role).toList();
            return new Member(person.id(), person.name(), roles(held::contains), roles(role -> !held.contains(role)));
        }
    }

    record RoleWord(String value, String word) {}
}
