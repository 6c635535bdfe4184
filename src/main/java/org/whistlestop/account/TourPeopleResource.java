package org.whistlestop.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

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

    @DELETE
    @Path("{person}")
    @RolesAllowed({Caller.SETUP, Scope.PEOPLE})
    @ResponseStatus(204)
    @Operation(
            summary = "Take every role on a tour from a person",
            description = "Who has none left on any tour is signed out everywhere, and the tokens end.")
    public void remove(String tour, UUID person) {
        people.removeFrom(tour, person);
    }
}
