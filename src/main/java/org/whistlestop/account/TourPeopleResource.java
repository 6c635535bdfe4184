package org.whistlestop.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/tours/{tour}/people")
@Tag(name = "People")
@RolesAllowed({Caller.SETUP, Scope.READ})
class TourPeopleResource {

    @Inject
    People people;

    @GET
    @Operation(summary = "List everyone who works on a tour, with the roles held there")
    public List<PersonView> list(String tour) {
        return people.listOn(tour);
    }
}
