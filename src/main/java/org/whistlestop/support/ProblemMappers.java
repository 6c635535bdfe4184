package org.whistlestop.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a problem: JSON for programs, a page for people. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    static final String RETRY_AFTER_SECONDS = "5";

    @Inject
    @Location("support/problem")
    Template page;

    @Inject
    Instance<ForbiddenWords> forbiddenWords;

    @Inject
    WrongSecret wrongSecret;

    @ServerExceptionMapper
    RestResponse<Object> asked(ProblemException e, HttpHeaders headers, UriInfo uri) {
        return answer(e.problem(), headers, uri);
    }

    @ServerExceptionMapper
    RestResponse<Object> signedOut(UnauthorizedException e, HttpHeaders headers, UriInfo uri, Request request) {
        if (request.getMethod().equals(HttpMethod.GET) && isPage(headers, uri)) {
            return toSignIn(uri);
        }
        return answer(Problem.of(401, "This is for the tour's staff. Send a personal token or sign in."), headers, uri);
    }

    /** Runs on a thread that may not wait for the database. */
    @ServerExceptionMapper
    Uni<RestResponse<Object>> badToken(
            AuthenticationFailedException e, HttpHeaders headers, UriInfo uri, HttpServerRequest request) {
        var invalid = Problem.of(
                401, "This token or session is not valid, or no longer. Sign in again or ask for a new token.");
        return Uni.createFrom()
                .item(() -> answer(wrongSecret.count(request).orElse(invalid), headers, uri))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    @ServerExceptionMapper
    RestResponse<Object> forbidden(ForbiddenException e, HttpHeaders headers, UriInfo uri) {
        var words = forbiddenWords.stream().flatMap(knowing -> knowing.find().stream());
        return answer(Problem.of(403, words.findFirst().orElse("Your role does not cover this.")), headers, uri);
    }

    @ServerExceptionMapper
    RestResponse<Object> constraint(ConstraintViolationException e, HttpHeaders headers, UriInfo uri) {
        var errors = e.getConstraintViolations().stream()
                .map(v -> new Problem.FieldError(fieldOf(v.getPropertyPath()), v.getMessage(), null))
                .sorted(java.util.Comparator.comparing(Problem.FieldError::field))
                .toList();
        var detail = errors.stream()
                .map(error -> error.field() + " " + error.wrong())
                .collect(Collectors.joining("; "));
        return answer(Problem.of(422, detail, errors), headers, uri);
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    RestResponse<Object> json(JsonProcessingException e, HttpHeaders headers, UriInfo uri) {
        return answer(JsonProblem.of(e), headers, uri);
    }

    @ServerExceptionMapper
    RestResponse<Object> raced(OptimisticLockException e, HttpHeaders headers, UriInfo uri) {
        return ofFailure(e, headers, uri);
    }

    @ServerExceptionMapper
    RestResponse<Object> refused(SQLException e, HttpHeaders headers, UriInfo uri) {
        return ofFailure(e, headers, uri);
    }

    @ServerExceptionMapper
    RestResponse<Object> undone(RollbackException e, HttpHeaders headers, UriInfo uri) {
        return ofFailure(e, headers, uri);
    }

    /** Bytes that are no text in the encoding they claim. */
    @ServerExceptionMapper
    RestResponse<Object> garbled(CharConversionException e, HttpHeaders headers, UriInfo uri) {
        return answer(Problem.of(400, "The body is not text in UTF-8."), headers, uri);
    }

    @ServerExceptionMapper
    RestResponse<Object> web(WebApplicationException e, HttpHeaders headers, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(JsonProblem.of(json), headers, uri);
        }
        var status = e.getResponse().getStatus();
        if (status < 400) {
            return RestResponse.ResponseBuilder.create(e.getResponse().getStatusInfo(), (Object) null)
                    .location(e.getResponse().getLocation())
                    .build();
        }
        var answer = answer(Problem.of(status, detailOf(status)), headers, uri);
        var allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
        }
        return answer;
    }

    @ServerExceptionMapper
    RestResponse<Object> ourMistake(RuntimeException e, HttpHeaders headers, UriInfo uri) {
        return ofFailure(e, headers, uri);
    }

    private RestResponse<Object> ofFailure(Exception e, HttpHeaders headers, UriInfo uri) {
        var refusal = DatabaseRefusal.find(e);
        if (refusal.isPresent()) {
            LOG.warnf("The database refused %s: %s", LogPath.of(uri.getPath()), e.getMessage());
            return answer(refusal.get(), headers, uri);
        }
        if (UnreadableForm.caused(e)) {
            return answer(UnreadableForm.PROBLEM, headers, uri);
        }
        LOG.errorf(e, "Failed: %s", LogPath.of(uri.getPath()));
        return answer(
                Problem.of(500, "Something failed on our side; it is in our log. Try again in a minute."),
                headers,
                uri);
    }

    /** Who opens a staff page signs in first and comes back to it. */
    private static RestResponse<Object> toSignIn(UriInfo uri) {
        var wanted = uri.getRequestUri();
        var next = wanted.getRawPath() + (wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery());
        var signIn = URI.create("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER, (Object) null)
                .location(signIn)
                .build();
    }

    private RestResponse<Object> answer(Problem problem, HttpHeaders headers, UriInfo uri) {
        var forPeople = isPage(headers, uri);
        Object entity = forPeople ? page.data("problem", problem).render() : problem;
        var builder = RestResponse.ResponseBuilder.create(problem.status())
                .entity(entity)
                .type(forPeople ? "text/html;charset=UTF-8" : Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 503) {
            builder.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (problem.status() == 401) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return builder.build();
    }

    /** Reads the header as it stands, for parsed it could fail. */
    private static boolean isPage(HttpHeaders headers, UriInfo uri) {
        return !uri.getPath().startsWith("/api/")
                && String.valueOf(headers.getHeaderString(HttpHeaders.ACCEPT)).contains("html");
    }

    private static String fieldOf(Path path) {
        String last = "";
        for (var node : path) {
            last = node.getName();
        }
        return String.valueOf(last);
    }

    static String detailOf(int status) {
        return switch (status) {
            case 400 -> "The request is not one that this address understands.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take that method.";
            case 406 -> "This address cannot answer in a format that the request accepts.";
            case 413 -> "The body is larger than this address takes.";
            case 415 -> "This address does not take a body of that content type.";
            default -> "The request could not be answered.";
        };
    }
}
