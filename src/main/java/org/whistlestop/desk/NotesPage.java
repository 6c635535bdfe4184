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
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Scope;
import org.whistlestop.conversation.FieldNoteFilter;
import org.whistlestop.conversation.FieldNoteKind;
import org.whistlestop.conversation.FieldNotes;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.ProblemException;

/** What customers said on a tour. Its forms answer with the list, so they are for who may read it: no phone. */
@Path("/desk/tours/{tour}/notes")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class NotesPage {

    @Inject
    NoteScreens screens;

    @Inject
    FieldNotes notes;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance notes(NotesScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(
            String tour,
            @RestQuery String kind,
            @RestQuery String tag,
            @RestQuery String stop,
            @RestQuery UUID after,
            @RestQuery String did) {
        var filter = new FieldNoteFilter(read(kind), tag, stop);
        return Templates.notes(screens.of(tour, filter, after, null, Done.textOf(did), null));
    }

    /** A form's "all" is an empty word. */
    private static FieldNoteKind read(String kind) {
        try {
            return kind == null || kind.isBlank() ? null : FieldNoteKind.fromString(kind);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no such kind of note.");
        }
    }

    @POST
    @RolesAllowed(Scope.NOTES)
    @Operation(hidden = true)
    public RestResponse<Object> take(String tour, @BeanParam NoteForm form) {
        caller.mustHold(Scope.READ);
        return FormAnswer.to(
                () -> {
                    var id = form.id() == null ? UUID.randomUUID() : form.id();
                    notes.record(id, checks.checked(form.request(tour, happenedAt(id))));
                    return "/desk/tours/" + tour + "/notes" + Done.NOTE.query();
                },
                problem -> Templates.notes(screens.of(tour, FieldNoteFilter.ALL, null, form, null, problem)));
    }

    /** A second click means the first one. */
    private Instant happenedAt(UUID id) {
        return notes.findWhen(id).orElseGet(clock::instant);
    }

    @POST
    @Path("{note}/forgetting")
    @RolesAllowed({Scope.NOTES, Scope.PUBLISH})
    @Operation(hidden = true)
    public RestResponse<Object> forget(String tour, UUID note) {
        caller.mustHold(Scope.READ);
        return FormAnswer.to(
                () -> {
                    mustBeOf(tour, note);
                    notes.forget(note);
                    return "/desk/tours/" + tour + "/notes" + Done.WORDS_FORGOTTEN.query();
                },
                problem -> Templates.notes(screens.of(tour, FieldNoteFilter.ALL, null, null, null, problem)));
    }

    /** The tour's name stands in the address. */
    private void mustBeOf(String tour, UUID note) {
        if (!notes.get(note).tour().equals(tour)) {
            throw ProblemException.notFound("There is no such field note on this tour.");
        }
    }
}
