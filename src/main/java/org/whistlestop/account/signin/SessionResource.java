package org.whistlestop.account.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Scope;

@Path("/api/people/me/sessions")
@Tag(name = "Signing in", description = "Browsers that are signed in, passkeys, enrolled phones, invitations")
@RolesAllowed(Scope.KEYS)
class SessionResource {

    @Inject
    Sessions sessions;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "List the caller's browsers and phones that are signed in")
    public List<SessionView> list() {
        return sessions.listOwn();
    }

    @DELETE
    @Path("current")
    @RolesAllowed(Caller.STAFF)
    @Operation(summary = "Sign this browser or phone out and clear what it keeps of us")
    @APIResponse(responseCode = "204", description = "Signed out")
    public RestResponse<Void> endCurrent() {
        return RestResponse.ResponseBuilder.<Void>noContent()
                .header("Clear-Site-Data", SignInPage.NOTHING_STAYS)
                .cookie(sessions.closeOwn())
                .build();
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(204)
    @Operation(summary = "Sign one browser or phone of the caller out at once")
    public void end(UUID id) {
        sessions.end(id);
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(summary = "Sign the caller out everywhere else, enrolled phones included")
    public void endOthers() {
        sessions.endOthers();
    }
}
