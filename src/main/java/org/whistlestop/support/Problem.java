package org.whistlestop.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Says what is wrong with a request and what would be right, as RFC 9457 problem details.
 *
 * @param type {@code about:blank}, or a {@code urn:whistlestop:problem:…} where programs should tell it from others
 * @param title the same for every problem of a type
 * @param status the HTTP status again
 * @param detail what is wrong with this very request, for a person
 * @param errors each single mistake, where there are several or where a place can be named
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        description = "RFC 9457 problem details: what is wrong and what would be right",
        requiredProperties = {"type", "title", "status", "detail"})
public record Problem(String type, String title, int status, String detail, List<?> errors) {

    /** By which our log tells of it, where the mistake is ours. */
    @JsonProperty
    @Schema(description = "With a status from 500 on: by which the server's log tells of it; also in X-Request-Id")
    public String requestId() {
        return status >= 500 ? RequestId.current() : null;
    }

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(401, "Sign in first"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(406, "Not acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(412, "Changed in the meantime"),
            Map.entry(413, "Too large"),
            Map.entry(414, "Address too long"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(422, "Not understood"),
            Map.entry(429, "Too many requests"),
            Map.entry(431, "Headers too large"),
            Map.entry(460, "Checksum mismatch"),
            Map.entry(500, "Our mistake"),
            Map.entry(501, "Not implemented"),
            Map.entry(503, "Not available just now"),
            Map.entry(507, "Storage full"));

    public static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    public static Problem of(int status, String detail, List<?> errors) {
        return new Problem("about:blank", titleOf(status), status, detail, errors);
    }

    public static Problem of(String name, int status, String title, String detail, List<?> errors) {
        return new Problem("urn:whistlestop:problem:" + name, title, status, detail, errors);
    }

    private static String titleOf(int status) {
        return TITLES.getOrDefault(status, "Status " + status);
    }

    /** One mistake at one place of a JSON body or query: {@code field} by its name, what is wrong, what would be right. */
    public record FieldError(String field, String wrong, String right) {}
}
