package org.whistlestop.account.signin.passkey;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;
import org.whistlestop.account.signin.DeviceName;
import org.whistlestop.account.signin.Invitations;
import org.whistlestop.account.signin.Opening;
import org.whistlestop.account.signin.Sessions;

@Path("/api/passkeys")
@Tag(name = "Signing in")
@RolesAllowed(Scope.KEYS)
class PasskeyResource {

    @Inject
    Passkeys passkeys;

    @Inject
    Invitations invitations;

    @Inject
    Sessions sessions;

    @Inject
    Caller caller;

    @Context
    HttpServerRequest request;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "List the caller's passkeys")
    public List<PasskeyView> list() {
        return passkeys.listOwn();
    }

    @POST
    @Path("registration-options")
    @FreshProof
    @Operation(summary = "Ask for what a device needs to make a passkey for the caller, good for five minutes")
    public CreationOptions registrationOptions() {
        return passkeys.startOwn();
    }

    @POST
    @FreshProof
    @ResponseStatus(201)
    @Operation(summary = "Keep a passkey that the caller's device has made")
    @APIResponseSchema(value = PasskeyView.class, responseCode = "201")
    public PasskeyView add(@NotNull @Valid NewPasskey made) {
        return passkeys.addOwn(nameOf(made), made.credential());
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Give a passkey another name")
    public PasskeyView rename(UUID id, @NotNull @Valid PasskeyName name) {
        return passkeys.rename(id, name);
    }

    @DELETE
    @Path("{id}")
    @FreshProof
    @ResponseStatus(204)
    @Operation(summary = "Remove a passkey and end the sessions that it opened")
    public void remove(UUID id) {
        passkeys.remove(id);
    }

    @POST
    @Path("sign-in-options")
    @PermitAll
    @Operation(summary = "Ask for what a device needs to sign somebody in, good for five minutes")
    public RequestOptions signInOptions() {
        return passkeys.startSignIn();
    }

    @POST
    @Path("sign-in")
    @PermitAll
    @Operation(summary = "Sign in with a passkey; the session is in the answer's cookie")
    @APIResponse(responseCode = "204", description = "Signed in")
    public RestResponse<Void> signIn(@NotNull @Valid PasskeyAnswer answer) {
        var proven = passkeys.prove(Purpose.SIGN_IN, null, answer.credential());
        return with(sessions.open(Opening.withPasskey(proven.personId(), proven.passkeyId())));
    }

    @POST
    @Path("proof-options")
    @RolesAllowed(Caller.STAFF)
    @Operation(summary = "Ask for what a device needs to prove that the caller is there, good for five minutes")
    public RequestOptions proofOptions() {
        return passkeys.startProof();
    }

    @POST
    @Path("proof")
    @RolesAllowed(Caller.STAFF)
    @Operation(summary = "Prove with a passkey that the caller is there; the session goes on under a new cookie")
    @APIResponse(responseCode = "204", description = "Proven")
    public RestResponse<Void> prove(@NotNull @Valid PasskeyAnswer answer) {
        passkeys.prove(Purpose.PROVE, caller.person().id, answer.credential());
        return with(sessions.prove());
    }

    @POST
    @Path("invitations/{secret}/registration-options")
    @PermitAll
    @Operation(summary = "Ask for what a device needs to make a passkey for who was invited; uses nothing up")
    public CreationOptions invitedOptions(String secret) {
        return passkeys.start(invitations.read(secret).person());
    }

    @POST
    @Path("invitations/{secret}")
    @PermitAll
    @Operation(summary = "Accept an invitation with a passkey and sign in; the link is used up")
    @APIResponse(responseCode = "204", description = "Signed in")
    public RestResponse<Void> accept(String secret, @NotNull @Valid NewPasskey made) {
        var person = invitations.read(secret).person();
        var passkey = passkeys.add(() -> invitations.accept(secret), person, nameOf(made), made.credential());
        return with(sessions.open(Opening.withPasskey(person, passkey.id())));
    }

    private String nameOf(NewPasskey made) {
        return made.name() == null || made.name().isBlank()
                ? DeviceName.of(request.getHeader(HttpHeaders.USER_AGENT))
                : made.name().strip();
    }

    private static RestResponse<Void> with(NewCookie cookie) {
        return RestResponse.ResponseBuilder.<Void>noContent().cookie(cookie).build();
    }
}
