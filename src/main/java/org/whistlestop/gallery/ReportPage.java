package org.whistlestop.gallery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.photo.PhotoReports;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.support.ProblemException;

/** Asks what is wrong with a photo, for who has no script; with one, the large view asks. */
@Path("/photos/{photo}/report")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class ReportPage {

    private static final int LONGEST = 500;

    @Inject
    PublicPhotos photos;

    @Inject
    PhotoReports reports;

    @CheckedTemplate(basePath = "gallery")
    static class Templates {
        static native TemplateInstance report(PhotoCard photo);

        static native TemplateInstance reported();
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance form(UUID photo) {
        return Templates.report(photos.find(photo).orElseThrow(ReportPage::unknown));
    }

    @POST
    @Operation(hidden = true)
    public TemplateInstance report(UUID photo, @RestForm String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw ProblemException.invalid(
                    "reason", "It is not said, or at too much length, what is wrong", "Say it in up to 500 characters");
        }
        reports.report(photo, reason);
        return Templates.reported();
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such photo, or it was taken down already.");
    }
}
