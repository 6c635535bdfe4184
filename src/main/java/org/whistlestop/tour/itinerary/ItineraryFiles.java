package org.whistlestop.tour.itinerary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;

/** Gives the itinerary's formats an address each, for links: a browser cannot choose by an Accept header. */
@Path("/api/tours/{tour}")
@Tag(name = "Itinerary")
@RolesAllowed(Scope.READ)
class ItineraryFiles {

    @Inject
    ItineraryResource itinerary;

    @Inject
    Itineraries itineraries;

    @GET
    @Path("itinerary.csv")
    @Produces("text/csv")
    @Operation(summary = "Download the itinerary, hidden stops too, as CSV")
    public RestResponse<byte[]> csv(String tour) {
        return itinerary.csv(tour);
    }

    @GET
    @Path("itinerary.geojson")
    @Produces("application/geo+json")
    @Operation(summary = "Download the itinerary, hidden stops too, as GeoJSON")
    public RestResponse<ItineraryExport.Collection> geoJson(String tour) {
        var found = itineraries.get(tour);
        return RestResponse.ResponseBuilder.ok(ItineraryExport.geoJson(found))
                .type("application/geo+json")
                .header("Content-Disposition", "attachment; filename=\"" + found.tour() + ".geojson\"")
                .build();
    }
}
