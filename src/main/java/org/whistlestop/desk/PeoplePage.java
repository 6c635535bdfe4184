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
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.NewPerson;
import org.whistlestop.account.People;
import org.whistlestop.account.Permission;
import org.whistlestop.account.PersonView;
import org.whistlestop.account.Role;
import org.whistlestop.account.Scope;
import org.whistlestop.account.signin.Invitations;
import org.whistlestop.account.signin.NewInvitation;
import org.whistlestop.account.signin.PhoneView;
import org.whistlestop.account.signin.Phones;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.StoreTime;
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
    Invitations invitations;

    @Inject
    Phones phones;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance people(PeopleScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did) {
        return show(tour, "", Done.textOf(did), null, null);
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
        return answer(tour, "", Done.LEFT_TOUR, () -> people.removeFrom(tour, person));
    }

    /** Answers with the page itself, not with a redirect: the link is in this answer and nowhere else. */
    @POST
    @Path("{person}/invitations")
    @RolesAllowed(Scope.PEOPLE)
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> invite(String tour, UUID person) {
        tours.forCaller(tour, Permission.RUN);
        try {
            return FormAnswer.page(200, show(tour, "", null, null, invitations.make(person)));
        } catch (ProblemException e) {
            return FormAnswer.page(e.problem().status(), show(tour, "", null, e.problem(), null));
        }
    }

    @POST
    @Path("phones/{phone}/end")
    @RolesAllowed(Scope.PEOPLE)
    @Operation(hidden = true)
    public RestResponse<Object> endPhone(String tour, UUID phone) {
        return answer(tour, "", Done.PHONE_ENDED, () -> phones.end(tour, phone));
    }

    private RestResponse<Object> answer(String tour, String name, Done done, Runnable act) {
        return FormAnswer.to(
                () -> {
                    act.run();
                    return "/desk/tours/" + tour + "/people" + done.query();
                },
                problem -> show(tour, name, null, problem, null));
    }

    private TemplateInstance show(String slug, String name, String done, Problem problem, NewInvitation invited) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var mayRun = caller.may(tour.id, Permission.RUN);
        return Templates.people(new PeopleScreen(
                slug,
                tour.title,
                mayRun,
                caller.isFresh(),
                caller.person().id,
                people.listOn(slug).stream().map(Member::of).toList(),
                mayRun ? phones.listOn(slug).stream().map(Phone::of).toList() : List.of(),
                roles(role -> true),
                name,
                invited,
                done,
                problem == null ? null : problem.detail()));
    }

    private static List<RoleWord> roles(java.util.function.Predicate<Role> wanted) {
        return Arrays.stream(Role.values())
                .filter(wanted)
                .map(role -> new RoleWord(role.name(), role.inWords()))
                .toList();
    }

    /**
     * Everyone on a tour, with forms for who runs it.
     *
     * @param fresh whether the last proof is recent enough for invitations
     * @param invited the invitation just made, shown this once
     */
    record PeopleScreen(
            String tour,
            String title,
            boolean mayRun,
            boolean fresh,
            UUID me,
            List<Member> people,
            List<Phone> phones,
            List<RoleWord> roles,
            String name,
            NewInvitation invited,
            String done,
            String wrong) {

        public String here() {
            return "/desk/tours/" + tour + "/people";
        }
    }

    /** A person with the roles held here and those that could still be given. */
    record Member(UUID id, String name, List<RoleWord> held, List<RoleWord> free) {
        static Member of(PersonView person) {
            var held = person.roles().stream().map(PersonView.RoleView::role).toList();
            return new Member(person.id(), person.name(), roles(held::contains), roles(role -> !held.contains(role)));
        }
    }

    record Phone(UUID id, String owner, String device, String enrolled, String used) {
        static Phone of(PhoneView phone) {
            return new Phone(
                    phone.id(),
                    phone.name(),
                    phone.device(),
                    StoreTime.moment(phone.enrolledAt(), ZoneOffset.UTC),
                    StoreTime.moment(phone.lastUsedAt(), ZoneOffset.UTC));
        }
    }

    record RoleWord(String value, String word) {}
}
