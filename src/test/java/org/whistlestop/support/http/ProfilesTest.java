package org.whistlestop.support.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of the two profiles lets through. */
class ProfilesTest {

    private static final InetAddress PUBLIC = FakeWorld.address("93.184.215.14");
    private static final String BLOG = "http://blog.corp:8081/wp-json";

    private final FakeWorld world = new FakeWorld();

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "cookie", "Proxy-Authorization"})
    void nobodyElseIsSentCredentials(String header) {
        world.names = host -> List.of(PUBLIC);
        var request = Outgoing.get("https://good.example/").with(header, "s3cret");
        var refused = assertThrows(OutboundException.class, () -> world.client().send(request));
        assertFalse(refused.getMessage().contains("s3cret"));
        assertEquals(List.of(), world.connected);
    }

    @Test
    void aChannelMayBePrivateAndOnAnyPortAndGetsItsCredentials() {
        world.names = host -> List.of(FakeWorld.address("10.1.2.3"));
        var post = Outgoing.post("http://blog.corp:8081/wp-json/posts", "application/json", "{}".getBytes())
                .with("Authorization", "Basic abc");
        assertEquals(200, world.client().sendTo(BLOG, post).status());
        assertEquals("Basic abc", world.hops.get(0).request().headers().get("Authorization"));
        assertEquals(List.of(FakeWorld.address("10.1.2.3")), world.connected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://blog.corp:8081/",
                "http://blog.corp/",
                "http://blog.corp:8082/",
                "http://other.corp:8081/",
                "http://blog.corp.evil.example:8081/"
            })
    void aChannelIsThatSchemeHostAndPortOnly(String elsewhere) {
        world.names = host -> List.of(FakeWorld.address("10.1.2.3"));
        assertThrows(OutboundException.class, () -> world.client().sendTo(BLOG, Outgoing.get(elsewhere)));
        assertEquals(List.of(), world.connected);

        world.answers = hop -> FakeWorld.redirect(elsewhere);
        var secret = Outgoing.get("http://blog.corp:8081/").with("Authorization", "Basic abc");
        assertThrows(OutboundException.class, () -> world.client().sendTo(BLOG, secret));
        assertEquals(1, world.connected.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "127.0.0.1", "::1", "fe80::1", "224.0.0.1", "0.0.0.0", "255.255.255.255"})
    void notEvenAChannelMayBeTheMachineItselfOrItsLink(String address) {
        world.names = host -> List.of(FakeWorld.address("10.1.2.3"), FakeWorld.address(address));
        assertThrows(OutboundException.class, () -> world.client().sendTo(BLOG, Outgoing.get(BLOG)));
        assertEquals(List.of(), world.connected);
    }

    @Test
    void fourRedirectsAreOneTooMany() {
        world.names = host -> List.of(PUBLIC);
        world.answers = hop -> world.hops.size() < 4 ? FakeWorld.redirect("/" + world.hops.size()) : ok();
        assertEquals(200, world.client().get("https://good.example/").status());

        world.hops.clear();
        world.answers = hop -> world.hops.size() < 5 ? FakeWorld.redirect("/" + world.hops.size()) : ok();
        assertThrows(OutboundException.class, () -> world.client().get("https://good.example/"));
        assertEquals(4, world.hops.size());
    }

    @Test
    void aRedirectElsewhereTakesNoHeaderOfItsOwnAlong() {
        world.names = host -> List.of(PUBLIC);
        world.answers = hop -> world.hops.size() < 2 ? FakeWorld.redirect("https://other.example/") : ok();
        world.client()
                .send(Outgoing.get("https://good.example/")
                        .with("Accept", "text/html")
                        .with("X-Api-Key", "s3cret"));
        assertEquals(Map.of("Accept", "text/html"), world.hops.get(1).request().headers());
    }

    @Test
    void aBodyIsNotSentOnFromHttpsToHttp() {
        world.names = host -> List.of(PUBLIC);
        world.answers = hop -> FakeWorld.answer(307, Map.of("location", List.of("http://good.example/")));
        var post = Outgoing.post("https://good.example/", "text/plain", "s3cret".getBytes());
        assertThrows(OutboundException.class, () -> world.client().send(post));
        assertEquals(1, world.hops.size());
    }

    @Test
    void aPostThatIsRedirectedBecomesAGetWithoutBody() {
        world.names = host -> List.of(PUBLIC);
        world.answers = hop -> world.hops.size() < 2 ? FakeWorld.redirect("/done") : ok();
        world.client().send(Outgoing.post("https://good.example/", "text/plain", "hello".getBytes()));
        assertEquals("GET", world.hops.get(1).request().method());
        assertEquals(0, world.hops.get(1).request().body().length);
    }

    @Test
    void whatFailsBehindARedirectMayHaveArrived() {
        world.names = host -> List.of(PUBLIC);
        var post = Outgoing.post("https://good.example/", "text/plain", "hello".getBytes());
        world.answers = hop -> {
            throw OutboundException.unreachable("It does not answer.", false);
        };
        assertFalse(failure(post).mayHaveArrived());

        world.answers = hop -> FakeWorld.answer(303, Map.of("location", List.of("http://10.0.0.1/")));
        assertTrue(failure(post).mayHaveArrived());
        world.answers = hop -> FakeWorld.answer(303, Map.of("location", List.of("no\\address")));
        assertTrue(failure(post).mayHaveArrived());
        world.answers = hop -> FakeWorld.redirect("/loop");
        assertTrue(failure(post).mayHaveArrived());
    }

    private OutboundException failure(Outgoing request) {
        return assertThrows(OutboundException.class, () -> world.client().send(request));
    }

    @ParameterizedTest
    @CsvSource({
        "/other, https://good.example/other",
        "c, https://good.example/a/c",
        "?d=e, https://good.example/a/b?d=e",
        "//other.example/, https://other.example/",
        "http://other.example, http://other.example"
    })
    void aRedirectIsReadByRfc3986(String location, String next) {
        world.names = host -> List.of(PUBLIC);
        world.answers = hop -> world.hops.size() < 2 ? FakeWorld.redirect(location) : ok();
        world.client().get("https://good.example/a/b?c#d");
        assertEquals(next, world.hops.get(1).request().url());
    }

    @Test
    void aHostIsAskedNoMoreThanItsBudget() {
        var client = FakeWorld.client(
                false, 5, 1, (host, deadline) -> List.of(PUBLIC), hop -> FakeWorld.answer(200, Map.of()));
        var answered = 0;
        // Twice the budget and one: the minute may turn once in between.
        for (var i = 0; i < 11; i++) {
            try {
                client.get("https://good.example/");
                answered++;
            } catch (OutboundException e) {
                assertTrue(e.getMessage().contains("often enough"), e.getMessage());
            }
        }
        assertTrue(answered == 5 || answered == 10, answered + " answered");
        assertEquals(200, client.get("https://other.example/").status());
    }

    @Test
    void aHostIsAskedOnceAtATimeWhenItsBudgetSaysSo() {
        world.names = host -> List.of(PUBLIC);
        var clients = new GuardedClient[1];
        clients[0] = FakeWorld.client(false, 1000, 1, world::look, hop -> {
            assertThrows(OutboundException.class, () -> clients[0].get("https://good.example/"));
            return ok();
        });
        assertEquals(200, clients[0].get("https://good.example/").status());
        assertEquals(200, clients[0].get("https://good.example/").status());
    }

    @Test
    void theBudgetForgetsHostsInsteadOfFillingTheMemory() {
        world.names = host -> List.of(PUBLIC);
        var client = world.client();
        var refused = 0;
        for (var i = 0; i < 25_000; i++) {
            try {
                client.get("https://host" + i + ".example/");
            } catch (OutboundException e) {
                refused++;
            }
        }
        assertTrue(refused >= 5_000, refused + " refused");
        assertTrue(client.budget.hosts() <= 10_000, client.budget.hosts() + " hosts kept");
    }

    @Test
    void nothingSecretIsShown() {
        var request = Outgoing.post("https://hooks.example/s3cret", "text/plain", "s3cret".getBytes())
                .with("X-Key", "s3cret");
        var target = Target.parse(request.url());
        var hop = new Hop(target, PUBLIC, request, Deadline.in(java.time.Duration.ofSeconds(5)), 1);
        assertFalse((request + " " + hop + " " + new Answer(request.url(), 200, Map.of(), "s3cret".getBytes()))
                .contains("s3cret"));
        for (var bad : List.of("s3cret\r\nX: y", "s3cret\u00e9")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> request.with("X-Key", bad));
            assertFalse(refused.getMessage().contains("s3cret"));
        }
    }

    private static Answer ok() {
        return FakeWorld.answer(200, Map.of());
    }
}
