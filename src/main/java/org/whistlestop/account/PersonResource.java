package org.whistlestop.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/people")
@Tag(name = "People", description = "Named people, their roles by tour, their tokens")
@RolesAllowed({Caller.SETUP, Scope.READ})
class PersonResource {

    @Inject
    People people;

    @Inject
    Profiles profiles;

    @Inject
    Tokens tokens;

    @POST
    @RolesAllowed({Caller.SETUP, Scope.PEOPLE})
    @Operation(summary = "Add a named person, with roles on tours that the caller runs")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PersonView.class)))
    public RestResponse<PersonView> add(@NotNull @Valid NewPerson request) {
        var person = people.add(request);
        return RestResponse.ResponseBuilder.<PersonView>created(URI.create("/api/people/" + person.id()))
                .entity(person)
                .build();
    }

    @GET
    @Path("me")
    @RolesAllowed(Caller.STAFF)
    @Operation(summary = "Read the person behind this call and the roles held")
    public PersonView me() {
        return people.me();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a person and the roles held")
    public PersonView get(UUID id) {
        return people.get(id);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Caller.SETUP, Scope.PEOPLE})
    @Operation(summary = "Change a person's name, bio and links; for the person and for who runs one of the tours")
    public PersonView change(UUID id, @NotNull @Valid Profile request) {
        return profiles.change(id, request);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Caller.SETUP)
    @ResponseStatus(204)
    @Operation(
            summary = "Remove a person: ends all roles, sessions, devices and tokens at once",
            description = "The name stays on what this person published.")
    public void remove(UUID id) {
        people.remove(id);
    }

    @PUT
    @Path("{id}/picture")
    @Consumes({"image/jpeg", "image/png"})
    @RolesAllowed({Caller.SETUP, Scope.PEOPLE})
    @Operation(summary = "Set a person's picture: a JPEG or PNG, of which a small square one is made")
    public PersonView show(UUID id, byte[] picture) {
        return profiles.show(id, picture);
    }

    @DELETE
    @Path("{id}/picture")
    @RolesAllowed({Caller.SETUP, Scope.PEOPLE})
    @ResponseStatus(204)
    @Operation(summary = "Remove a person's picture")
    public void hide(UUID id) {
        profiles.hide(id);
    }

    @PUT
    @Path("{id}/roles/{tour}/{role}")
    @RolesAllowed({Caller.SETUP, Scope.PEOPLE})
    @ResponseStatus(204)
    @Operation(summary = "Give a role on a tour; giving it again changes nothing")
    public void grant(UUID id, String tour, Role role) {
        people.grant(id, tour, role);
    }

    @DELETE
    @Path("{id}/roles/{tour}/{role}")
    @RolesAllowed({Caller.SETUP, Scope.PEOPLE})
    @ResponseStatus(204)
    @Operation(summary = "Take a role on a tour away")
    public void revoke(UUID id, String tour, Role role) {
        people.revoke(id, tour, role);
    }

    @GET
    @Path("{id}/tokens")
    @Operation(summary = "List a person's tokens that still work, without their secrets")
    public List<TokenView> listTokens(UUID id) {
        return tokens.list(id);
    }

    @POST
    @Path("{id}/tokens")
    @RolesAllowed({Caller.SETUP, Scope.KEYS})
    @FreshProof
    @ResponseStatus(201)
    @Operation(summary = "Make a personal bearer token; it is shown in this answer only")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NewToken.Shown.class)))
    public NewToken.Shown makeToken(UUID id, @NotNull @Valid NewToken request) {
        return tokens.make(id, request);
    }

    @DELETE
    @Path("{id}/tokens/{token}")
    @RolesAllowed({Caller.SETUP, Scope.KEYS})
    @ResponseStatus(204)
    @Operation(summary = "Revoke a personal token at once")
    public void revokeToken(UUID id, UUID token) {
        tokens.revoke(id, token);
    }
}
