package org.whistlestop.support;

import io.vertx.core.MultiMap;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The name by which one request is found in the logs of all that it passed through. No secret, so cheap chance will do. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** Log lines carry it under this name. */
    static final String NAME = "requestId";

    private static final Pattern WELL_FORMED = Pattern.compile("[\\w.+/=:-]{8,64}");
    private static final Pattern TRACE =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private RequestId() {}

    /** What the caller or a proxy calls it already, else a new one. */
    static String of(MultiMap headers) {
        var named = headers.get(HEADER);
        if (named != null && WELL_FORMED.matcher(named).matches()) {
            return named;
        }
        var trace = headers.get("traceparent");
        if (trace != null) {
            var parts = TRACE.matcher(trace);
            if (parts.matches()) {
                return parts.group(1);
            }
        }
        return fresh();
    }

    private static String fresh() {
        var chance = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(chance.nextLong()) + HexFormat.of().toHexDigits(chance.nextLong());
    }

    /** Of the request that is being answered, or null where there is none. */
    static String current() {
        return (String) MDC.get(NAME);
    }
}
