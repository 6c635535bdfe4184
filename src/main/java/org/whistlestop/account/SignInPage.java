package org.whistlestop.account;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;

@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class SignInPage {

    @Inject
    Sessions sessions;

    @Inject
    WhistlestopConfig config;

    @Inject
    Instance<OneTapCast> cast;

    @Context
    HttpServerRequest request;

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance signIn(String next, List<OneTapCast.Member> cast, String wrong);
    }

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public TemplateInstance page(@RestQuery @DefaultValue("/desk") String next) {
        return Templates.signIn(local(next), castHere(), null);
    }

    /** With a personal token, or, in the demo on this very machine, with one tap as one of the cast. */
    @POST
    @Path("sign-in")
    @Operation(hidden = true)
    public RestResponse<Object> signIn(
            @RestForm String token, @RestForm UUID person, @RestForm @DefaultValue("/desk") String next) {
        mustBeOurPage();
        var secret = person != null ? oneTap(person) : sessions.open(token == null ? "" : token.strip());
        if (secret.isEmpty()) {
            var page = Templates.signIn(
                    local(next),
                    castHere(),
                    "No one has this token, or it was revoked. Copy all of it, with the ws_ in front.");
            return RestResponse.ResponseBuilder.create(RestResponse.Status.UNAUTHORIZED, (Object) page.render())
                    .type("text/html;charset=UTF-8")
                    .build();
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER, (Object) null)
                .location(URI.create(local(next)))
                .cookie(cookie(secret.get().text(), (int) Session.LIFETIME.toSeconds()))
                .build();
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public RestResponse<Object> signOut() {
        mustBeOurPage();
        var cookie = request.getCookie(SecretMechanism.COOKIE);
        if (cookie != null) {
            sessions.close(new Secret(cookie.getValue()));
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER, (Object) null)
                .location(URI.create("/"))
                // Nothing of the desk stays for who uses this browser next.
                .header("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"")
                .cookie(cookie("", 0))
                .build();
    }

    private java.util.Optional<Secret> oneTap(UUID person) {
        if (castHere().stream().noneMatch(member -> member.id().equals(person))) {
            throw ProblemException.forbidden("Signing in with one tap is for the demo, on its own machine.");
        }
        return java.util.Optional.of(sessions.openFor(person));
    }

    private List<OneTapCast.Member> castHere() {
        return cast.isResolvable() && Loopback.isOwn(request, config.baseUrl())
                ? cast.get().list()
                : List.of();
    }

    private void mustBeOurPage() {
        if (!SecretMechanism.isSameOrigin(request)) {
            throw ProblemException.forbidden(
                    "This form was sent from another site. Open the sign-in page here and try again.");
        }
    }

    /** Only addresses of our own: a foreign one in {@code next} would make us send people there. */
    private static String local(String next) {
        return next.matches("/(?![/\\\\])([\\w\\-./?=&]|%\\p{XDigit}{2})*") ? next : "/desk";
    }

    private static NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(SecretMechanism.COOKIE)
                .value(value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(maxAge)
                .build();
    }
}
