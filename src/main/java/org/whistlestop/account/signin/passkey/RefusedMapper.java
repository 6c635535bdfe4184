package org.whistlestop.account.signin.passkey;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.whistlestop.support.Problem;

/** Says why a passkey was not taken: 401 where somebody wants to come in, else 422. */
class RefusedMapper {

    @ServerExceptionMapper
    RestResponse<Problem> refused(RefusedException e, UriInfo uri) {
        var status = uri.getPath().endsWith("/sign-in") ? 401 : 422;
        return RestResponse.ResponseBuilder.<Problem>create(status)
                .entity(Problem.of(status, e.refusal.words))
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
