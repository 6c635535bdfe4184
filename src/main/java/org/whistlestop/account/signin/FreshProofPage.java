package org.whistlestop.account.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;

/** Shows people who sent a form too long after their last proof the way to prove it again; programs get the problem. */
@Provider
@FreshProof
@Priority(Priorities.AUTHORIZATION + 50)
class FreshProofPage implements ContainerRequestFilter {

    /** The page that a form's address belongs to; our pages send no referrer. */
    private static final Pattern PAGE = Pattern.compile("/(check-in|desk/me|desk/tours/[^/]+(/[^/]+)?)(?=/|$)");

    @Inject
    Caller caller;

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance tooLate(String again);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (!path.startsWith("/api/") && !caller.isFresh()) {
            request.abortWith(Response.status(Response.Status.FORBIDDEN)
                    .type("text/html;charset=UTF-8")
                    .entity(Templates.tooLate(NextAddress.after("/sign-in/again", pageOf(path)))
                            .render())
                    .build());
        }
    }

    private static String pageOf(String path) {
        var page = PAGE.matcher(path);
        return page.lookingAt() ? page.group() : "/desk";
    }
}
