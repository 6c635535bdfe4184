package org.whistlestop.gallery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.photo.upload.WholeFile;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Tour;

/** Lets fans send a photo. Nothing of it is seen before somebody has looked at it. */
@Path("/tours/{tour}/photos/new")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class SendPhotoPage {

    @Inject
    WholeFile wholeFile;

    @Inject
    WhistlestopConfig config;

    @CheckedTemplate(basePath = "gallery")
    static class Templates {
        static native TemplateInstance send(SendPhotoScreen screen, SentPhoto sent);

        static native TemplateInstance sent(SentPhoto sent);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String stop) {
        return show(Tour.getBySlug(tour), stop, null, null);
    }

    /** Its answer holds the secret, so no address leads to it; loading it again sends the same photo once more. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public RestResponse<Object> send(String tour, @BeanParam SendPhotoForm form) {
        var found = Tour.getBySlug(tour);
        return FormAnswer.by(
                () -> FormAnswer.page(200, Templates.sent(take(found, form))),
                problem -> show(found, form.stop(), form, problem));
    }

    private SentPhoto take(Tour tour, SendPhotoForm form) {
        if (!form.hasFile()) {
            throw ProblemException.invalid("file", "There is no photo with it", "Choose one");
        }
        var secret = form.secret();
        wholeFile.takeIn(form.request(tour.slug, secret), form.file().uploadedFile());
        return SentPhoto.of(tour, new TakeBackCode(form.photo(), secret.text()), config.baseUrl());
    }

    private TemplateInstance show(Tour tour, String stop, SendPhotoForm form, Problem problem) {
        var screen = SendPhotoScreen.of(tour, stop, form, problem);
        var code = new TakeBackCode(screen.photo(), screen.withdrawal());
        return Templates.send(screen, SentPhoto.of(tour, code, config.baseUrl()));
    }
}
