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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.whistlestop.account.People;
import org.whistlestop.account.Profile;
import org.whistlestop.account.Profiles;
import org.whistlestop.account.Scope;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** What I let the public know of me. */
@Path("/desk/me/profile")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class ProfilePage {

    @Inject
    People people;

    @Inject
    Profiles profiles;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance profile(ProfileScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@RestQuery String did) {
        return show(null, Done.textOf(did), null);
    }

    @POST
    @RolesAllowed(Scope.PEOPLE)
    @Operation(hidden = true)
    public RestResponse<Object> change(@RestForm String name, @RestForm String bio, @RestForm String links) {
        var typed = new Profile(name, bio, lines(links));
        return FormAnswer.to(
                () -> {
                    profiles.change(people.me().id(), checks.checked(typed));
                    return "/desk/me/profile" + Done.PROFILE.query();
                },
                problem -> show(typed, null, problem));
    }

    @POST
    @Path("picture")
    @RolesAllowed(Scope.PEOPLE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public RestResponse<Object> showPicture(@RestForm FileUpload file) {
        return FormAnswer.to(
                () -> {
                    profiles.show(people.me().id(), bytesOf(file));
                    return "/desk/me/profile" + Done.PICTURE.query();
                },
                problem -> show(null, null, problem));
    }

    @POST
    @Path("picture/removal")
    @RolesAllowed(Scope.PEOPLE)
    @Operation(hidden = true)
    public RestResponse<Object> hidePicture() {
        profiles.hide(people.me().id());
        return FormAnswer.seeOther("/desk/me/profile" + Done.NO_PICTURE.query());
    }

    private TemplateInstance show(Profile typed, String done, Problem problem) {
        var me = people.me();
        return Templates.profile(new ProfileScreen(
                typed == null ? new Profile(me.name(), me.bio(), me.links()) : typed,
                me.picture(),
                done,
                problem == null ? null : problem.detail()));
    }

    private static List<String> lines(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static byte[] bytesOf(FileUpload file) {
        if (file == null || file.size() == 0) {
            throw ProblemException.invalid("file", "No picture was chosen", "Choose a JPEG or PNG");
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record ProfileScreen(Profile profile, String picture, String done, String wrong) {
        public String links() {
            return profile.links() == null ? "" : String.join("\n", profile.links());
        }
    }
}
