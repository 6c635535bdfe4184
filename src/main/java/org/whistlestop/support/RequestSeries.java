package org.whistlestop.support;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps what anybody may invent, methods and addresses, from making series that stay for ever. */
@Singleton
class RequestSeries implements MeterFilter {

    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Tag OTHER = Tag.of("method", "OTHER");
    /** Answered 200 at any address, there or not. */
    private static final Tag ANY = Tag.of("uri", "UNKNOWN");

    @Override
    public Meter.Id map(Meter.Id id) {
        var method = id.getName().startsWith("http.server.") ? id.getTag("method") : null;
        if (method == null) {
            return id;
        }
        var known = KNOWN.contains(method) ? id : id.withTag(OTHER);
        return method.equals("OPTIONS") ? known.withTag(ANY) : known;
    }
}
