package org.whistlestop.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;
import org.whistlestop.account.signin.Phones;

/** Keeps the host's phone signed in until the tour ends. */
@Path("/check-in/phone")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CHECK_IN)
class PhonePage {

    @Inject
    Phones phones;

    @POST
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> enrol(@RestForm String tour) {
        var cookie = phones.enrol(tour);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER, (Object) null)
                .location(UriBuilder.fromPath("/check-in")
                        .queryParam("tour", tour)
                        .build())
                .cookie(cookie)
                .build();
    }
}
