package org.whistlestop.tour.itinerary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.support.ProblemException;

@Path("/api/tours/{tour}/itinerary")
@Tag(name = "Itinerary", description = "A tour's stops as one file")
@RolesAllowed(Scope.READ)
class ItineraryResource {

    private static final String CSV = "text/csv";
    private static final String GEO_JSON = "application/geo+json";

    @Inject
    Itineraries itineraries;

    @PUT
    @RolesAllowed(Scope.PLAN)
    @Consumes({CSV, MediaType.APPLICATION_OCTET_STREAM, "application/vnd.ms-excel"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make the itinerary what a CSV file says",
            description =
                    "All of it or nothing: a file with mistakes changes nothing and gets one 422 that names every bad cell. "
                            + "The same file again changes nothing. Cancelled stops stay cancelled unless their row says \"planned\".")
    public RestResponse<ItineraryChange> replace(
            String tour,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only tell what would change") boolean dryRun,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(
                            description =
                                    "The ETag of a dry run or of GET: refused with 412 when somebody changed the itinerary since")
                    String ifMatch,
            byte[] csv) {
        var change = dryRun ? itineraries.preview(tour, csv) : itineraries.replace(tour, csv, revisionOf(ifMatch));
        return RestResponse.ResponseBuilder.ok(change)
                .header(HttpHeaders.ETAG, etag(change.revision()))
                .build();
    }

    @GET
    @Produces(CSV)
    @Operation(summary = "Read the itinerary, hidden stops too, as CSV or GeoJSON")
    public RestResponse<byte[]> csv(String tour) {
        var itinerary = itineraries.get(tour);
        return RestResponse.ResponseBuilder.ok(ItineraryExport.csv(itinerary))
                .type("text/csv;charset=UTF-8")
                .header(HttpHeaders.ETAG, etag(itinerary.revision()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + itinerary.tour() + ".csv\"")
                .build();
    }

    @GET
    @Produces(GEO_JSON)
    public RestResponse<ItineraryExport.Collection> geoJson(String tour) {
        var itinerary = itineraries.get(tour);
        return RestResponse.ResponseBuilder.ok(ItineraryExport.geoJson(itinerary))
                .type(GEO_JSON)
                .header(HttpHeaders.ETAG, etag(itinerary.revision()))
                .build();
    }

    private static String etag(long revision) {
        return "\"" + revision + "\"";
    }

    private static Long revisionOf(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.trim().equals("*")) {
            return null;
        }
        var digits = ifMatch.trim().replaceAll("^\"|\"$", "");
        if (!digits.matches("\\d{1,18}")) {
            throw ProblemException.changedMeanwhile("If-Match takes the ETag of an earlier answer, such as \"7\".");
        }
        return Long.parseLong(digits);
    }
}
