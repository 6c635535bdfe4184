package org.whistlestop.support.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came back.
 *
 * @param url where it came from, after redirects
 * @param headers by name in lower case
 * @param body unpacked
 */
public record Answer(String url, int status, Map<String, List<String>> headers, byte[] body) {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** The first header of a name in lower case, or null. */
    public String header(String name) {
        var values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isRedirect() {
        return REDIRECTS.contains(status) && header("location") != null;
    }

    @Override
    public String toString() {
        return status + " with " + body.length + " bytes";
    }
}
