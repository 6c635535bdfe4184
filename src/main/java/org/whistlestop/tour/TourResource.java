package org.whistlestop.tour;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;

@Path("/api/tours")
@Tag(name = "Tours", description = "Tours with their host and settings")
class TourResource {

    @Inject
    Tours tours;

    @POST
    @RolesAllowed({Caller.SETUP, Scope.PLAN})
    @Operation(summary = "Make a tour with a title, a slug and a host")
    @APIResponseSchema(value = TourView.class, responseCode = "201")
    public RestResponse<TourView> make(@NotNull @Valid NewTour request) {
        var tour = tours.make(request);
        return RestResponse.ResponseBuilder.<TourView>created(URI.create("/api/tours/" + tour.slug()))
                .entity(tour)
                .build();
    }

    @GET
    @RolesAllowed({Scope.READ, Scope.CHECK_IN})
    @Operation(summary = "List the tours that the caller works on, newest first")
    public List<TourView> listOwn() {
        return tours.listOwn(Permission.SEE);
    }

    @GET
    @Path("{tour}")
    @PermitAll
    @Transactional
    @Operation(summary = "Read a tour's title and host")
    public TourView get(String tour) {
        return TourView.of(Tour.getBySlug(tour));
    }

    @PUT
    @Path("{tour}")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Change a tour's title and how soon the public learns of check-ins")
    public TourView change(String tour, @NotNull @Valid TourChange request) {
        return tours.change(tour, request);
    }
}
