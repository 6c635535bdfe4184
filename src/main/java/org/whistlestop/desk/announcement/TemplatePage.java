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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.announcement.TemplateView;
import org.whistlestop.announcement.Templates;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Tours;

/** Words to begin with, each with the time that it usually goes out. */
@Path("/desk/tours/{tour}/templates")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class TemplatePage {

    @Inject
    Tours tours;

    @Inject
    Templates templates;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Pages {
        static native TemplateInstance templates(TemplatesScreen screen);

        static native TemplateInstance templatesForm(TemplateScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did) {
        return list(tour, CalendarDone.textOf(did), null);
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public TemplateInstance ofNew(String tour) {
        return form(tour, TemplateForm.ofNew(), true, null);
    }

    @GET
    @Path("{template}")
    @Operation(hidden = true)
    public TemplateInstance ofKnown(String tour, UUID template) {
        return form(tour, TemplateForm.of(find(tour, template)), false, null);
    }

    private TemplateView find(String tour, UUID id) {
        return templates.list(tour).stream()
                .filter(template -> template.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such template on this tour."));
    }

    @POST
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> keep(String tour, @BeanParam TemplateForm form) {
        caller.mustHold(Scope.READ);
        var id = form.id() == null ? UUID.randomUUID() : form.id();
        return FormAnswer.to(
                () -> {
                    templates.put(tour, id, checks.checked(form.request()));
                    return "/desk/tours/" + tour + "/templates" + CalendarDone.TEMPLATE_KEPT.query();
                },
                problem -> form(tour, form, false, problem));
    }

    @POST
    @Path("{template}/removal")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> remove(String tour, UUID template) {
        caller.mustHold(Scope.READ);
        return FormAnswer.to(
                () -> {
                    templates.remove(tour, template);
                    return "/desk/tours/" + tour + "/templates" + CalendarDone.TEMPLATE_REMOVED.query();
                },
                problem -> list(tour, null, problem));
    }

    private TemplateInstance list(String slug, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        return Pages.templates(new TemplatesScreen(
                slug,
                tour.title,
                templates.list(slug).stream().map(Row::new).toList(),
                caller.may(tour.id, Permission.ANNOUNCE),
                done,
                problem == null ? null : problem.detail()));
    }

    private TemplateInstance form(String slug, TemplateForm typed, boolean isNew, Problem problem) {
        var tour = tours.forCaller(slug, Permission.ANNOUNCE);
        return Pages.templatesForm(
                new TemplateScreen(slug, tour.title, typed, isNew, problem == null ? null : problem.detail()));
    }

    record TemplatesScreen(
            String tour, String title, List<Row> templates, boolean mayWrite, String done, String wrong) {
        public String here() {
            return "/desk/tours/" + tour + "/templates";
        }
    }

    record Row(TemplateView template) {
        public String when() {
            return TemplateSpan.inWords(template.anchor(), template.offsetMinutes());
        }
    }

    record TemplateScreen(String tour, String title, TemplateForm typed, boolean isNew, String wrong) {
        public String here() {
            return "/desk/tours/" + tour + "/templates";
        }
    }
}
