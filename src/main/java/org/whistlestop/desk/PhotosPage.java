package org.whistlestop.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.photo.Decision;
import org.whistlestop.photo.Moderation;
import org.whistlestop.photo.NewDecision;
import org.whistlestop.photo.PhotoFilter;
import org.whistlestop.photo.PhotoWords;
import org.whistlestop.photo.Photos;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.ProblemException;

/** Where photos are added and decided about. */
@Path("/desk/tours/{tour}/photos")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class PhotosPage {

    @Inject
    PhotoScreens screens;

    @Inject
    Photos photos;

    @Inject
    Moderation moderation;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance photos(PhotosScreen screen);

        static native TemplateInstance photo(PhotoScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(
            String tour,
            @RestQuery @DefaultValue("to-do") PhotoFilter show,
            @RestQuery @DefaultValue("0") @Min(0) @Max(100_000) int page,
            @RestQuery String did) {
        return Templates.photos(screens.list(tour, show, page, Done.textOf(did), null));
    }

    /** @param one a single photo's button, like {@code approve:<id>}; without it the decision is about all that are ticked */
    @POST
    @Path("decisions")
    @RolesAllowed({Scope.PHOTOS, Scope.PUBLISH})
    @Operation(hidden = true)
    public RestResponse<Object> decide(
            String tour,
            @RestForm List<String> photos,
            @RestForm String decision,
            @RestForm String one,
            @RestForm String reason,
            @RestForm String show) {
        var filter = read(show);
        return FormAnswer.to(
                () -> {
                    var request = one == null
                            ? request(decision, photos, reason)
                            : request(one.replaceFirst(":.*", ""), List.of(one.replaceFirst("^[^:]*:", "")), reason);
                    moderation.decide(tour, checks.checked(request));
                    return "/desk/tours/" + tour + "/photos"
                            + Done.of(request.decision()).query() + "&show=" + filter.word();
                },
                problem -> Templates.photos(screens.list(tour, filter, 0, null, problem)));
    }

    private static PhotoFilter read(String show) {
        try {
            return show == null ? PhotoFilter.TO_DO : PhotoFilter.fromString(show);
        } catch (IllegalArgumentException e) {
            return PhotoFilter.TO_DO;
        }
    }

    private static NewDecision request(String decision, List<String> photos, String reason) {
        if (photos == null || photos.isEmpty()) {
            throw ProblemException.invalid("photos", "No photo is chosen", "Tick one or more");
        }
        try {
            var ids = photos.stream().map(UUID::fromString).toList();
            return new NewDecision(ids, Decision.fromString(String.valueOf(decision)), reason);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("decision", "That decision cannot be read", "Use the buttons of the page");
        }
    }

    @GET
    @Path("{photo}")
    @Operation(hidden = true)
    public TemplateInstance one(String tour, UUID photo, @RestQuery String did) {
        return Templates.photo(screens.one(tour, photo, null, Done.textOf(did), null));
    }

    @POST
    @Path("{photo}")
    @RolesAllowed({Scope.PHOTOS, Scope.PUBLISH})
    @Operation(hidden = true)
    public RestResponse<Object> edit(
            String tour,
            UUID photo,
            @RestForm String stop,
            @RestForm String alt,
            @RestForm String caption,
            @RestForm String credit) {
        var words = new PhotoWords(stop, alt, caption, credit);
        return FormAnswer.to(
                () -> {
                    screens.get(tour, photo);
                    photos.edit(photo, checks.checked(words));
                    return at(tour, photo, Done.PHOTO);
                },
                problem -> Templates.photo(screens.one(tour, photo, words, null, problem)));
    }

    @POST
    @Path("{photo}/lead")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> lead(String tour, UUID photo, @RestForm boolean lead) {
        return FormAnswer.to(
                () -> {
                    screens.get(tour, photo);
                    photos.lead(photo, lead);
                    return at(tour, photo, lead ? Done.LEADS : Done.LEADS_NOT);
                },
                problem -> Templates.photo(screens.one(tour, photo, null, null, problem)));
    }

    private static String at(String tour, UUID photo, Done done) {
        return "/desk/tours/" + tour + "/photos/" + photo + done.query();
    }
}
