package org.whistlestop.desk.announcement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.channel.delivery.DeliveryDesk;
import org.whistlestop.desk.announcement.AnnouncementScreen.Typed;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.ProblemException;

/** What a person decides about one channel of an announcement; answers with the announcement's page. */
@Path("/desk/announcements/{id}/deliveries/{delivery}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.PUBLISH)
class AnnouncementDeliveriesPage {

    private static final int LONGEST_LINK = 1000;

    @Inject
    AnnouncementScreens screens;

    @Inject
    DeliveryDesk desk;

    @POST
    @Path("release")
    @Operation(hidden = true)
    public RestResponse<Object> release(UUID id, UUID delivery) {
        return answer(id, delivery, "", AnnouncementDone.RELEASED, () -> desk.release(delivery));
    }

    @POST
    @Path("finding")
    @Operation(hidden = true)
    public RestResponse<Object> find(UUID id, UUID delivery, @RestForm boolean there, @RestForm String link) {
        var done = there ? AnnouncementDone.FOUND : AnnouncementDone.NOT_FOUND;
        return answer(id, delivery, link, done, () -> {
            if (there) {
                desk.standsThere(delivery, read(link));
            } else {
                desk.standsNowhere(delivery);
            }
        });
    }

    private static String read(String link) {
        if (link == null || link.isBlank()) {
            return null;
        }
        if (!link.strip().matches("https?://\\S+") || link.length() > LONGEST_LINK) {
            throw ProblemException.invalid(
                    "link", "That is no web address", "Copy it from the browser, or leave it out");
        }
        return link.strip();
    }

    @POST
    @Path("removal")
    @Operation(hidden = true)
    public RestResponse<Object> cancel(UUID id, UUID delivery) {
        return answer(id, delivery, "", AnnouncementDone.TAKEN_OUT, () -> desk.cancel(delivery));
    }

    private RestResponse<Object> answer(UUID id, UUID delivery, String link, AnnouncementDone done, Runnable act) {
        return FormAnswer.to(
                () -> {
                    mustBeOf(id, delivery);
                    act.run();
                    return "/desk/announcements/" + id + done.query();
                },
                problem -> AnnouncementPage.Templates.announcement(screens.of(
                        id, new Typed("", "", "", "", link, List.of()), null, delivery.toString(), null, problem)));
    }

    /** The announcement stands in the address. */
    private void mustBeOf(UUID id, UUID delivery) {
        if (!desk.get(delivery).announcement().equals(id)) {
            throw ProblemException.notFound("This announcement has no such delivery.");
        }
    }
}
