package org.whistlestop.support;

import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with a page that is the same for everybody: shared caches may keep it for seconds, browsers ask each time. */
public record PublicPage(String text, String type, String etag) {

    private static final String CACHE = "public, max-age=0, s-maxage=10, stale-while-revalidate=60";

    public static PublicPage render(TemplateInstance page) {
        return of(page.render(), "text/html");
    }

    /** @param type without the charset, which is UTF-8 */
    public static PublicPage of(String text, String type) {
        return new PublicPage(text, type + ";charset=UTF-8", "W/\"" + hash(text) + "\"");
    }

    /** @param known the request's If-None-Match, or null */
    public RestResponse<String> answer(String known) {
        var builder = etag.equals(known)
                ? ResponseBuilder.<String>create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(text, type);
        return builder.header("Cache-Control", CACHE).header("ETag", etag).build();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
