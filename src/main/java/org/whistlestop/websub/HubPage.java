package org.whistlestop.websub;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** Our feeds' own hub. */
@Path("/websub")
@PermitAll
class HubPage {

    @Inject
    Subscriptions subscriptions;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<Void> ask(
            @RestForm("hub.mode") String mode,
            @RestForm("hub.topic") String topic,
            @RestForm("hub.callback") String callback,
            @RestForm("hub.lease_seconds") String leaseSeconds,
            @RestForm("hub.secret") String secret) {
        subscriptions.ask(new Wish(mode, topic, callback, leaseSeconds, secret));
        return RestResponse.accepted();
    }
}
