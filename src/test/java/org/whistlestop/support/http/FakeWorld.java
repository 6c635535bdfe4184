package org.whistlestop.support.http;

import io.opentelemetry.api.OpenTelemetry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.whistlestop.support.WhistlestopConfig;

/** A world without a network: names stand for what the test says, and every connection is only written down. */
class FakeWorld {

    final List<InetAddress> connected = new ArrayList<>();
    final List<Hop> hops = new ArrayList<>();
    int lookups;

    Function<String, List<InetAddress>> names = host -> List.of(address("192.0.2.1"));
    Function<Hop, Answer> answers = hop -> answer(200, Map.of());

    GuardedClient client() {
        return client(false, 1_000_000, 1000, this::look, this::connect);
    }

    static GuardedClient client(
            boolean allowLoopback, int perMinute, int parallel, Resolver resolver, Connector connector) {
        var config = config(allowLoopback, perMinute, parallel);
        var client = new GuardedClient();
        client.config = config;
        client.resolver = resolver;
        client.connector = connector;
        client.spans = new HopSpans(OpenTelemetry.noop().getTracer("none"));
        client.budget = new Budget();
        client.budget.clock = Clock.systemUTC();
        return client;
    }

    List<InetAddress> look(String host, Deadline deadline) {
        lookups++;
        return names.apply(host);
    }

    private Answer connect(Hop hop) {
        connected.add(hop.address());
        hops.add(hop);
        return answers.apply(hop);
    }

    static Answer answer(int status, Map<String, List<String>> headers) {
        return new Answer("", status, headers, new byte[0]);
    }

    static Answer redirect(String to) {
        return answer(302, Map.of("location", List.of(to)));
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static WhistlestopConfig config(boolean allowLoopback, int perMinute, int parallel) {
        var outbound = new WhistlestopConfig.Outbound() {
            @Override
            public boolean allowLoopback() {
                return allowLoopback;
            }

            @Override
            public int perMinute() {
                return perMinute;
            }

            @Override
            public int parallel() {
                return parallel;
            }

            @Override
            public List<String> pushServices() {
                return List.of("push.example");
            }

            @Override
            public int pushPerMinute() {
                return 10 * perMinute;
            }

            @Override
            public int pushParallel() {
                return 10 * parallel;
            }
        };
        return (WhistlestopConfig) java.lang.reflect.Proxy.newProxyInstance(
                FakeWorld.class.getClassLoader(), new Class<?>[] {WhistlestopConfig.class}, (proxy, method, args) -> {
                    if (method.getName().equals("outbound")) {
                        return outbound;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
