package org.whistlestop.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.TestDatabase;

/** Two processes on one database, one of them behind a proxy. */
class LimitsIT {

    @Test
    void replicasShareOneBudgetAndOnlyATrustedProxyNamesTheBrowser() {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("whistlestop.limits.secrets", "10");
        var behindAProxy = new HashMap<>(settings);
        behindAProxy.putAll(Map.of(
                "quarkus.http.proxy.proxy-address-forwarding",
                "true",
                "quarkus.http.proxy.trusted-proxies",
                "127.0.0.1,::1"));
        try (var one = AppProcess.start(settings);
                var other = AppProcess.start(behindAProxy)) {
            // Every six seconds one more is let in: both are to be warm by then.
            for (var app : List.of(one, other)) {
                new Api(app.base, null).get("/api/tours").expect(401);
            }
            for (var i = 0; i < 5; i++) {
                guess(one, null).expect(401);
                guess(other, null).expect(401);
            }
            guess(one, null).expect(429);
            guess(other, null).expect(429);

            guess(one, "203.0.113.7").expect(429);
            guess(other, "203.0.113.7").expect(401);
        }
    }

    private static Api.Answer guess(AppProcess app, String forwardedFor) {
        var guesser = new Api(app.base, "ws_guessed");
        return forwardedFor == null
                ? guesser.get("/api/tours")
                : guesser.get("/api/tours", "X-Forwarded-For", forwardedFor);
    }
}
