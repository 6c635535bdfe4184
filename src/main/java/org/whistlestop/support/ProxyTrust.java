package org.whistlestop.support;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start where any stranger's X-Forwarded-* headers would be believed. */
@ApplicationScoped
class ProxyTrust {

    @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
    boolean forwarding;

    @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies")
    Optional<String> trusted;

    void check(@Observes StartupEvent event) {
        check(forwarding, trusted.orElse(""));
    }

    static void check(boolean forwarding, String trusted) {
        if (forwarding && trusted.isBlank()) {
            throw new IllegalStateException("quarkus.http.proxy.proxy-address-forwarding needs "
                    + "quarkus.http.proxy.trusted-proxies: name the addresses of your proxies, such as 10.0.0.5");
        }
    }
}
