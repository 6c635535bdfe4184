package org.whistlestop.channel.push;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The push services of the tests stand on this machine and are asked as often as the browser makers'. */
public class WithPushServices implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "whistlestop.outbound.push-services",
                "localhost,127.0.0.1",
                "whistlestop.outbound.push-per-minute",
                "1000000",
                "whistlestop.base-url",
                "https://tour.example.com",
                "whistlestop.push.per-network",
                "300");
    }
}
