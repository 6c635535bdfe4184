package org.whistlestop.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/check-ins")
@Tag(name = "Check-ins")
@RolesAllowed({Scope.READ, Scope.CHECK_IN})
class TourCheckInsResource {

    @Inject
    CheckIns checkIns;

    @GET
    @Operation(summary = "List a tour's check-ins, newest first")
    public List<CheckInView> latest(String tour, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return checkIns.latest(tour, limit);
    }
}
