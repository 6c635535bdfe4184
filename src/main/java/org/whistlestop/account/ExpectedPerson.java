package org.whistlestop.account;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/**
 * Refuses what a queue sends for one person while another one is signed in in that browser: a header names who is meant. It says
 * 401, because a sign-in is what is missing.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 50)
class ExpectedPerson implements ContainerRequestFilter {

    static final String HEADER = "Whistlestop-Person";

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        var expected = request.getHeaderString(HEADER);
        if (expected != null && caller.isStaff() && !caller.isPerson(expected)) {
            throw new ProblemException(Problem.of(401, "Somebody else has signed in here meanwhile. Sign in again."));
        }
    }
}
