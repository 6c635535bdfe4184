package org.whistlestop.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.whistlestop.support.WhistlestopConfig;

/** Says where to look, last of all that is said at the start. */
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    @Inject
    WhistlestopConfig config;

    void say(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        LOG.infof("Whistlestop is at %s (the desk at /desk, the host's phone at /check-in)", config.baseUrl());
    }
}
