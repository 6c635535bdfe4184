package org.whistlestop.account;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Refuses what carries {@link FreshProof} to a session whose owner may have left the desk. */
@Provider
@FreshProof
@Priority(Priorities.AUTHORIZATION + 100)
class FreshProofFilter implements ContainerRequestFilter {

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!caller.isFresh()) {
            throw new ProblemException(Problem.of(
                    "fresh-proof",
                    403,
                    "Confirm that it is you",
                    "This opens doors or goes public, and your last proof is over ten minutes old. Confirm that it is you "
                            + "at /sign-in/again, then do this again.",
                    List.of()));
        }
    }
}
