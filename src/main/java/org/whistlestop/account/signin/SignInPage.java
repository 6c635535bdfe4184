package org.whistlestop.account.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.AccessToken;
import org.whistlestop.account.Secret;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.Sender;

@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public class SignInPage {

    /** Nothing of the desk is left for who uses this browser next. */
    static final String NOTHING_STAYS = "\"cache\", \"cookies\", \"storage\"";

    static final String NO_SUCH_TOKEN =
            "No one has this token, or it was revoked. Copy all of it, with the ws_ in front.";

    @Inject
    Sessions sessions;

    @Inject
    OneTaps oneTaps;

    @Inject
    Instance<OtherSignIn> others;

    @Inject
    Clock clock;

    @Context
    HttpServerRequest request;

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance signIn(SignInScreen screen);
    }

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public TemplateInstance page(@RestQuery @DefaultValue("/desk") String next) {
        return show(next, null);
    }

    /** With a personal token, or, in the demo on this very machine, with one tap as one of the cast. */
    @POST
    @Path("sign-in")
    @Operation(hidden = true)
    public RestResponse<Object> signIn(
            @RestForm String token, @RestForm UUID person, @RestForm @DefaultValue("/desk") String next) {
        mustBeOurPage(request);
        if (person != null) {
            return goOn(next, sessions.open(oneTaps.tap(person)));
        }
        return AccessToken.findValid(new Secret(token == null ? "" : token.strip()), clock.instant())
                .map(valid -> goOn(next, sessions.open(Opening.with(valid))))
                .orElseGet(() -> FormAnswer.page(401, show(next, NO_SUCH_TOKEN)));
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public RestResponse<Object> signOut() {
        mustBeOurPage(request);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER, (Object) null)
                .location(URI.create("/"))
                .header("Clear-Site-Data", NOTHING_STAYS)
                .cookie(sessions.close())
                .build();
    }

    static void mustBeOurPage(HttpServerRequest request) {
        if (!Sender.isOurPage(request)) {
            throw ProblemException.forbidden("This form was sent from another site. Open the page here and try again.");
        }
    }

    /** Sends a browser with its new cookie on to an address of ours. */
    public static RestResponse<Object> goOn(String next, NewCookie cookie) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER, (Object) null)
                .location(URI.create(NextAddress.local(next)))
                .cookie(cookie)
                .build();
    }

    /** The page, with a sentence of what went wrong, or null. */
    public TemplateInstance show(String wanted, String wrong) {
        var next = NextAddress.local(wanted);
        var buttons = others.stream()
                .filter(OtherSignIn::isOffered)
                .map(other -> new OtherButton(other.label(), other.address(next)))
                .toList();
        return Templates.signIn(new SignInScreen(next, buttons, oneTaps.list(), wrong));
    }

    record SignInScreen(String next, List<OtherButton> others, List<OneTapCast.Member> cast, String wrong) {}

    record OtherButton(String label, String address) {}
}
