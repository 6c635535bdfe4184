package org.whistlestop.support.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let through to the push services that browsers name: as little as to anyone's address, but often. */
class PushProfileTest {

    private static final InetAddress PUBLIC = FakeWorld.address("93.184.215.14");

    private final FakeWorld world = new FakeWorld();

    @Test
    void aPushServiceIsToldWhoWeAre() {
        world.names = host -> List.of(PUBLIC);
        world.client().push(to("https://fcm.push.example/x").with("Authorization", "vapid t=a, k=b"));
        assertEquals("vapid t=a, k=b", world.hops.get(0).request().headers().get("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({"Authorization, Basic abc", "authorization, Bearer abc", "Cookie, a=b", "Proxy-Authorization, vapid a"})
    void itGetsNoOtherCredential(String header, String value) {
        world.names = host -> List.of(PUBLIC);
        var request = to("https://fcm.push.example/x").with(header, value);
        assertThrows(OutboundException.class, () -> world.client().push(request));
        assertEquals(List.of(), world.connected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.1.2.3", "192.168.1.1", "169.254.169.254", "127.0.0.1", "::1", "fd00::1", "::ffff:10.0.0.1"})
    void whatABrowserNamesIsNoWayIn(String address) {
        world.names = host -> List.of(PUBLIC, FakeWorld.address(address));
        assertThrows(OutboundException.class, () -> world.client().push(to("https://fcm.push.example/x")));
        assertEquals(List.of(), world.connected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example/x",
                "https://push.example:8443/x",
                "https://10.1.2.3/x",
                "https://[::1]/x",
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://intranet/x",
                "https://a:b@push.example/x",
                "ftp://push.example/x",
                "nonsense"
            })
    void aBadAddressIsRefusedEarlyAndLate(String url) {
        world.names = host -> List.of(host.equals("intranet") ? FakeWorld.address("10.0.0.1") : PUBLIC);
        if (!url.contains("localhost")) {
            assertThrows(OutboundException.class, () -> world.client().push(to(url)));
        }
        assertEquals(List.of(), world.connected);
        world.lookups = 0;
        assertThrows(OutboundException.class, () -> world.client().checkPush(url));
        assertEquals(0, world.lookups);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:APA91b-_x",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
                "https://web.push.apple.com/QOX",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/x"
            })
    void aGoodAddressIsTaken(String url) {
        assertDoesNotThrow(() -> world.client().checkPush(url));
        assertEquals(0, world.lookups);
    }

    @Test
    void itIsNotFollowedElsewhere() {
        world.names = host -> List.of(PUBLIC);
        world.answers = hop -> FakeWorld.redirect("https://elsewhere.example/");
        assertEquals(302, world.client().push(to("https://push.example/x")).status());
        assertEquals(1, world.connected.size());
    }

    @Test
    void onlyAKnownServiceIsAskedOftenAndNoneWithoutEnd() {
        assertTrue(passed("https://push.example/x", 200) >= 50);
        assertTrue(passed("https://fcm.push.example/x", 200) <= 100);
        assertTrue(passed("https://unknown.example/x", 200) <= 10);
        assertTrue(passed("https://notpush.example/x", 200) <= 10);
    }

    @Test
    void ourOwnLimitIsNoRefusalForGood() {
        var client = strict();
        var kinds = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> {
                    try {
                        client.push(to("https://unknown.example/x"));
                        return null;
                    } catch (OutboundException e) {
                        assertEquals(false, e.mayHaveArrived());
                        return e.kind();
                    }
                })
                .distinct()
                .toList();
        assertTrue(kinds.contains(OutboundException.Kind.BUSY) && !kinds.contains(OutboundException.Kind.REFUSED));
    }

    /** Of 50 a minute; the minute may turn once in between. */
    private int passed(String url, int tries) {
        var client = strict();
        var passed = 0;
        for (var i = 0; i < tries; i++) {
            try {
                client.push(to(url));
                passed++;
            } catch (OutboundException e) {
                assertTrue(e.getMessage().contains("often enough"), e.getMessage());
            }
        }
        return passed;
    }

    private static GuardedClient strict() {
        return FakeWorld.client(
                false, 5, 1, (host, deadline) -> List.of(PUBLIC), hop -> FakeWorld.answer(201, java.util.Map.of()));
    }

    private static Outgoing to(String url) {
        return Outgoing.post(url, "application/octet-stream", new byte[] {1});
    }
}
