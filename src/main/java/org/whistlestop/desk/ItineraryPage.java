package org.whistlestop.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Tours;
import org.whistlestop.tour.itinerary.Itineraries;

/** An itinerary in two steps: a file is shown as what it would change, and then applied as it was shown. */
@Path("/desk/tours/{tour}/itinerary")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class ItineraryPage {

    private static final int LARGEST = 2 * 1024 * 1024;

    @Inject
    Tours tours;

    @Inject
    Itineraries itineraries;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance itinerary(ItineraryScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour) {
        return Templates.itinerary(screen(tour));
    }

    /** A preview is no page to come back to: its file is gone. */
    @GET
    @Path("preview")
    @Operation(hidden = true)
    public RestResponse<Object> pageInsteadOfPreview(String tour) {
        return FormAnswer.seeOther("/desk/tours/" + screen(tour).tour() + "/itinerary");
    }

    @POST
    @Path("preview")
    @RolesAllowed(Scope.PLAN)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public RestResponse<Object> preview(String tour, @RestForm FileUpload file) {
        var screen = screen(tour);
        try {
            return show(200, screen, tour, bytesOf(file), null);
        } catch (ProblemException e) {
            return FormAnswer.page(e.problem().status(), Templates.itinerary(screen.with(e.problem())));
        }
    }

    /** @param file what was previewed, in Base64 */
    @POST
    @RolesAllowed(Scope.PLAN)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public RestResponse<Object> apply(String tour, @RestForm String file, @RestForm long revision) {
        var screen = screen(tour);
        var csv = decoded(file);
        try {
            itineraries.replace(tour, csv, revision);
            return FormAnswer.seeOther("/desk/tours/" + tour + Done.ITINERARY.query());
        } catch (ProblemException e) {
            return e.problem().status() == 412
                    ? show(
                            412,
                            screen,
                            tour,
                            csv,
                            "Somebody changed the itinerary since you looked; nothing of your "
                                    + "file is applied yet. This is what it would change now.")
                    : FormAnswer.page(e.problem().status(), Templates.itinerary(screen.with(e.problem())));
        }
    }

    private RestResponse<Object> show(int status, ItineraryScreen screen, String tour, byte[] csv, String notice) {
        var change = itineraries.preview(tour, csv);
        return FormAnswer.page(status, Templates.itinerary(screen.with(change, csv, notice)));
    }

    private ItineraryScreen screen(String slug) {
        var tour = tours.forCaller(slug, Permission.PLAN);
        return ItineraryScreen.empty(tour.slug, tour.title);
    }

    private static byte[] bytesOf(FileUpload file) {
        if (file == null || file.size() == 0) {
            throw ProblemException.invalid("file", "No file came with the form, or an empty one", "Choose a CSV file");
        }
        if (file.size() > LARGEST) {
            throw new ProblemException(Problem.of(
                    413,
                    "The file is larger than 2 MB. An itinerary of a thousand stops takes a tenth of that: save "
                            + "only its sheet, as CSV."));
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] decoded(String file) {
        try {
            return Base64.getDecoder().decode(file == null ? "" : file);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("file", "The previewed file did not come back whole", "Upload it again");
        }
    }
}
