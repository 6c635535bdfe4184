package org.whistlestop.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.whistlestop.support.WhistlestopConfig;

/** Knows where readers subscribe to our feeds: with us, so that nobody else is needed. */
@ApplicationScoped
class HubAddress {

    @Inject
    WhistlestopConfig config;

    URI address() {
        return config.baseUrl().resolve("/websub");
    }
}
