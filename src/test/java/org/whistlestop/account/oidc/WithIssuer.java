package org.whistlestop.account.oidc;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.whistlestop.support.FreePort;

/** Configures an issuer on a free port of this machine; each test class starts its own there. */
public class WithIssuer implements QuarkusTestProfile {

    static final String CLIENT_SECRET = "a-secret-of-the-client-0123456789";
    static final String CALLBACK = "http://localhost:8080/sign-in/oidc/callback";

    // A test profile is loaded more than once; properties are the JVM's.
    private static final String PORT = "test.issuer.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "whistlestop.oidc.issuer", issuer(),
                "whistlestop.oidc.client-id", "whistlestop",
                "whistlestop.oidc.client-secret", CLIENT_SECRET,
                "whistlestop.oidc.label", "Example Corp",
                // One machine asks more in a minute than an honest installation.
                "whistlestop.outbound.per-minute", "100000");
    }

    static String issuer() {
        return "http://127.0.0.1:" + port();
    }

    static synchronized int port() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(FreePort.find()));
        }
        return Integer.getInteger(PORT);
    }
}
