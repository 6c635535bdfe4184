package org.whistlestop.account.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;

@Path("/api/people/{id}/invitations")
@Tag(name = "Signing in")
@RolesAllowed({Caller.SETUP, Scope.PEOPLE})
class InvitationResource {

    @Inject
    Invitations invitations;

    @POST
    @FreshProof
    @ResponseStatus(201)
    @Operation(
            summary = "Make a one-time link by which a person signs in and makes a passkey",
            description =
                    "The link is shown in this answer only, works for seven days and ends the person's older ones.")
    @APIResponseSchema(value = NewInvitation.class, responseCode = "201")
    public NewInvitation make(UUID id) {
        return invitations.make(id);
    }
}
