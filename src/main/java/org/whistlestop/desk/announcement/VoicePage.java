package org.whistlestop.desk.announcement;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.announcement.Voices;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.Tours;

/** When a tour keeps quiet, and what its lint lets pass. */
@Path("/desk/tours/{tour}/voice")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class VoicePage {

    @Inject
    Tours tours;

    @Inject
    Voices voices;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance voice(VoiceScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did) {
        return show(tour, null, CalendarDone.textOf(did), null);
    }

    @POST
    @RolesAllowed(Scope.PLAN)
    @Operation(hidden = true)
    public RestResponse<Object> set(String tour, @BeanParam VoiceForm form) {
        caller.mustHold(Scope.READ);
        return FormAnswer.to(
                () -> {
                    voices.put(tour, checks.checked(form.request()));
                    return "/desk/tours/" + tour + "/voice" + CalendarDone.VOICE_SET.query();
                },
                problem -> show(tour, form, null, problem));
    }

    private TemplateInstance show(String slug, VoiceForm typed, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        return Templates.voice(new VoiceScreen(
                slug,
                tour.title,
                typed == null ? VoiceForm.of(voices.get(slug)) : typed,
                caller.may(tour.id, Permission.PLAN),
                done,
                problem == null ? null : problem.detail()));
    }

    record VoiceScreen(String tour, String title, VoiceForm typed, boolean mayPlan, String done, String wrong) {
        public String here() {
            return "/desk/tours/" + tour + "/voice";
        }
    }
}
