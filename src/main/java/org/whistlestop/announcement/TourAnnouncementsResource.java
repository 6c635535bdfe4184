package org.whistlestop.announcement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.whistlestop.account.Scope;
import org.whistlestop.support.InReach;

@Path("/api/tours/{tour}")
@Tag(name = "Announcements", description = "What is said beforehand, approved to the letter")
class TourAnnouncementsResource {

    @Inject
    Announcements announcements;

    @Inject
    Templates templates;

    @Inject
    Voices voices;

    @GET
    @Path("announcements")
    @RolesAllowed(Scope.READ)
    @Operation(
            summary = "List a tour's announcements that are due in a span of time, and those that wait for something")
    public List<AnnouncementView> list(
            String tour,
            @RestQuery @DefaultValue("2000-01-01T00:00:00Z") @InReach Instant from,
            @RestQuery @DefaultValue("2100-01-01T00:00:00Z") @InReach Instant until) {
        return announcements.list(tour, from, until);
    }

    @POST
    @Path("announcement-previews")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Show how an announcement would go out and what the lint says, and keep nothing")
    public AnnouncementView preview(String tour, @NotNull @Valid NewAnnouncement request) {
        return announcements.preview(tour, request);
    }

    @GET
    @Path("templates")
    @RolesAllowed(Scope.READ)
    @Operation(summary = "List the words that a tour begins with")
    public List<TemplateView> templates(String tour) {
        return templates.list(tour);
    }

    @PUT
    @Path("templates/{id}")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Keep words to begin with; the id is yours to choose")
    public TemplateView putTemplate(String tour, UUID id, @NotNull @Valid NewTemplate request) {
        return templates.put(tour, id, request);
    }

    @DELETE
    @Path("templates/{id}")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Remove a template")
    public void removeTemplate(String tour, UUID id) {
        templates.remove(tour, id);
    }

    @GET
    @Path("voice")
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Read when a tour keeps quiet, and what its lint lets pass")
    public Voice voice(String tour) {
        return voices.get(tour);
    }

    @PUT
    @Path("voice")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Set when a tour keeps quiet, and what its lint lets pass; what is planned follows")
    public Voice setVoice(String tour, @NotNull @Valid Voice request) {
        return voices.put(tour, request);
    }
}
