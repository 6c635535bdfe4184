package org.whistlestop.support;

import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers a form of a page: with the way to the page that says it is done, or with the form again and what is wrong. */
public final class FormAnswer {

    private FormAnswer() {}

    /**
     * Does what the form asks and sends the browser on (303), so that a reload repeats nothing.
     *
     * @param act does it and answers the address to go to
     * @param again the page with the form, with the problem shown; for a mistake that the person can mend
     */
    public static RestResponse<Object> to(Supplier<String> act, Function<Problem, TemplateInstance> again) {
        return by(() -> seeOther(act.get()), again);
    }

    /** The same where the next page says what no address may hold. */
    public static RestResponse<Object> by(
            Supplier<RestResponse<Object>> act, Function<Problem, TemplateInstance> again) {
        try {
            return act.get();
        } catch (ProblemException e) {
            if (!canBeMended(e.problem())) {
                throw e;
            }
            return page(e.problem().status(), again.apply(e.problem()));
        }
    }

    public static RestResponse<Object> seeOther(String address) {
        return ResponseBuilder.create(RestResponse.Status.SEE_OTHER, (Object) null)
                .location(URI.create(address))
                .build();
    }

    public static RestResponse<Object> page(int status, TemplateInstance page) {
        return ResponseBuilder.<Object>create(status)
                .entity(page.render())
                .type("text/html;charset=UTF-8")
                .build();
    }

    private static boolean canBeMended(Problem problem) {
        return switch (problem.status()) {
            case 400, 409, 412, 413, 422 -> true;
            default -> false;
        };
    }
}
