package org.whistlestop.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;
import org.whistlestop.account.signin.Sessions;
import org.whistlestop.account.signin.passkey.PasskeyName;
import org.whistlestop.account.signin.passkey.Passkeys;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;

/** The forms beside passkeys and signed-in browsers on {@link MePage}. */
@Path("/desk/me")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.KEYS)
class DevicesPage {

    @Inject
    Passkeys passkeys;

    @Inject
    Sessions sessions;

    @Inject
    FormChecks checks;

    @POST
    @Path("passkeys/{passkey}/name")
    @Operation(hidden = true)
    public RestResponse<Object> rename(UUID passkey, @RestForm String name) {
        passkeys.rename(passkey, checks.checked(new PasskeyName(name)));
        return done(Done.RENAMED);
    }

    @POST
    @Path("passkeys/{passkey}/removal")
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> remove(UUID passkey) {
        passkeys.remove(passkey);
        return done(Done.REMOVED);
    }

    @POST
    @Path("sessions/{session}/end")
    @Operation(hidden = true)
    public RestResponse<Object> end(UUID session) {
        sessions.end(session);
        return done(Done.ENDED);
    }

    @POST
    @Path("sessions/end-of-others")
    @Operation(hidden = true)
    public RestResponse<Object> endOthers() {
        sessions.endOthers();
        return done(Done.ENDED);
    }

    private static RestResponse<Object> done(Done done) {
        return FormAnswer.seeOther("/desk/me" + done.query());
    }
}
