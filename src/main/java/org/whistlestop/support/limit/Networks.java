package org.whistlestop.support.limit;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells networks apart without naming them. */
@ApplicationScoped
public class Networks {

    @Inject
    Counters counters;

    /** The same 32 bytes whenever this network asks, of no use to who has not our key. */
    public byte[] markOf(HttpServerRequest request) {
        return counters.keyOf("network " + RequestLimits.networkOf(request));
    }
}
