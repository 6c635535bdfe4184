package org.whistlestop.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Answers, as problems too, what never comes as far as a resource: addresses that are no text, bodies of no type, and an early failure. */
@ApplicationScoped
class EarlyProblems {

    private static final Logger LOG = Logger.getLogger(EarlyProblems.class);

    private static final int BEFORE_SIGNING_IN = 9_000;
    private static final int BEFORE_QUARKUS_OWN = Integer.MIN_VALUE;

    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+\\s*(;.*)?");
    private static final Pattern PLAIN_TEXT = Pattern.compile("text/plain\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset=\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(\"[^\"]+\"|[^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    @Inject
    ObjectMapper json;

    @Inject
    BodySizes sizes;

    void register(@Observes Filters filters) {
        filters.register(this::refuseUnreadable, BEFORE_SIGNING_IN);
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_QUARKUS_OWN).failureHandler(this::answerFailure);
    }

    private void refuseUnreadable(RoutingContext routing) {
        if (!isText(routing.request().uri())) {
            answer(
                    routing,
                    Problem.of(400, "The address holds a control character, or a % that does not spell a letter."));
        } else if (String.valueOf(routing.request().path()).indexOf(';') >= 0) {
            // Some frameworks drop what is behind it, others do not; nothing here is spelled with it.
            answer(routing, Problem.of(400, "The address holds a semicolon. Leave it out."));
        } else if (!isContentType(routing.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            answer(routing, Problem.of(415, ProblemMappers.detailOf(415)));
        } else if (isTooLarge(routing)) {
            // Quarkus would answer an empty page.
            routing.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(routing, Problem.of(413, ProblemMappers.detailOf(413)));
        } else {
            routing.next();
        }
    }

    private boolean isTooLarge(RoutingContext routing) {
        var length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && new BigInteger(length).compareTo(BigInteger.valueOf(sizes.largestAt(routing))) > 0;
    }

    /**
     * Others make the parsers of media types and of multipart bodies fail. Of plain text a record with one text would be made,
     * past its rules; nothing here takes it.
     */
    static boolean isContentType(String type) {
        if (type == null) {
            return true;
        }
        var charset = CHARSET.matcher(type);
        if (charset.find() && !isSupported(charset.group(1))) {
            return false;
        }
        var isForm = type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        return TYPE.matcher(type).matches()
                && !PLAIN_TEXT.matcher(type).matches()
                && (!isForm || BOUNDARY.matcher(type).find());
    }

    private static boolean isSupported(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** What the percent signs spell is UTF-8 without control characters. */
    static boolean isText(String address) {
        try {
            var bytes = ByteBuffer.allocate(address.length() * 4);
            for (var at = 0; at < address.length(); at++) {
                var letter = address.charAt(at);
                if (letter == '%') {
                    bytes.put((byte) HexFormat.fromHexDigits(address, at + 1, at + 3));
                    at += 2;
                } else {
                    bytes.put(String.valueOf(letter).getBytes(StandardCharsets.UTF_8));
                }
            }
            var decoder = StandardCharsets.UTF_8.newDecoder(); // reports what is malformed
            return CleanText.isCleanLine(decoder.decode(bytes.flip()).toString());
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private void answerFailure(RoutingContext routing) {
        var failure = routing.failure();
        if (failure instanceof AuthenticationException || failure instanceof SecurityException) {
            routing.next(); // Quarkus turns these into challenges
            return;
        }
        var problem = failure == null ? null : DatabaseRefusal.find(failure).orElse(null);
        if (problem == null && failure != null && UnreadableForm.caused(failure)) {
            problem = UnreadableForm.PROBLEM;
        }
        if (problem == null) {
            var status = routing.statusCode() >= 400 ? routing.statusCode() : 500;
            problem = Problem.of(status, ProblemMappers.detailOf(status));
            if (status >= 500) {
                LOG.errorf(
                        failure,
                        "Failed: %s",
                        LogPath.of(String.valueOf(routing.request().path())));
            }
        }
        answer(routing, problem);
    }

    private void answer(RoutingContext routing, Problem problem) {
        var response = routing.response();
        if (response.headWritten()) {
            response.close();
            return;
        }
        if (problem.status() == 503) {
            response.putHeader(HttpHeaders.createOptimized("Retry-After"), ProblemMappers.RETRY_AFTER_SECONDS);
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(bytes(problem)));
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
