package org.whistlestop.support;

import io.quarkus.qute.TemplateInstance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with a page that is the same for everybody: shared caches may keep it for seconds, browsers ask each time. */
public record PublicPage(String text, String type, String etag) {

    private static final String CACHE = "public, max-age=0, s-maxage=10, stale-while-revalidate=60";

    /** As HTTP writes it, with two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH);

    public static PublicPage render(TemplateInstance page) {
        return of(page.render(), "text/html");
    }

    /** @param type without the charset, which is UTF-8 */
    public static PublicPage of(String text, String type) {
        return new PublicPage(text, type + ";charset=UTF-8", "W/\"" + hash(text) + "\"");
    }

    /** @param known the request's If-None-Match, or null */
    public RestResponse<String> answer(String known) {
        return answer(known, CACHE);
    }

    /** @param cache how long who may keep it */
    public RestResponse<String> answer(String known, String cache) {
        return answer(knows(known), cache).build();
    }

    /**
     * The same for what programs fetch again and again, some of which go by the time.
     *
     * @param since the request's If-Modified-Since, or null; it counts only without {@code known} (RFC 9110, section 13.2.2)
     * @param changed since when the page is as it is
     */
    public ResponseBuilder<String> answer(String known, String since, Instant changed) {
        var isKnown = known == null ? isSeen(since, changed) : knows(known);
        return answer(isKnown, CACHE).header("Last-Modified", HTTP_DATE.format(changed.atOffset(ZoneOffset.UTC)));
    }

    private ResponseBuilder<String> answer(boolean isKnown, String cache) {
        var builder = isKnown
                ? ResponseBuilder.<String>create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(text, type);
        return builder.header("Cache-Control", cache).header("ETag", etag);
    }

    /** By the weak comparison (RFC 9110, section 8.8.3.2), since a cache may have named what it packed by a strong one. */
    private boolean knows(String known) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || weak(one).equals(etag));
    }

    private static String weak(String etag) {
        return etag.startsWith("W/") ? etag : "W/" + etag;
    }

    private static boolean isSeen(String since, Instant changed) {
        try {
            return since != null
                    && !changed.isAfter(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since.strip())));
        } catch (DateTimeException e) {
            return false; // as if it had not been sent
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text), 0, 12);
    }
}
