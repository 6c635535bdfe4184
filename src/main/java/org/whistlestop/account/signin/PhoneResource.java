package org.whistlestop.account.signin;

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
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/phones")
@Tag(name = "Signing in")
@RolesAllowed(Scope.PEOPLE)
class PhoneResource {

    @Inject
    Phones phones;

    @GET
    @Operation(summary = "List the hosts' phones that stay signed in for a tour")
    public List<PhoneView> list(String tour) {
        return phones.listOn(tour);
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(204)
    @Operation(summary = "Sign a phone out at once, such as a lost one")
    public void end(String tour, UUID id) {
        phones.end(tour, id);
    }
}
