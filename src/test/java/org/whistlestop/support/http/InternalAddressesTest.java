package org.whistlestop.support.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling, redirect or change of mind of a name server leads the client inside. */
class InternalAddressesTest {

    private static final InetAddress PUBLIC = FakeWorld.address("93.184.215.14");
    private static final List<InetAddress> INSIDE = Stream.concat(
                    InternalSpellings.IPV4.stream(), InternalSpellings.IPV6.stream())
            .flatMap(InternalSpellings::samples)
            .toList();

    private final FakeWorld world = new FakeWorld();

    @Test
    void noSpellingOfAnInternalAddressIsConnectedTo() {
        world.names = InternalAddressesTest::asACarelessResolver;
        var urls = InternalSpellings.urls();
        assertTrue(urls.size() >= 1_500, urls.size() + " spellings");

        var allowed = urls.stream().filter(this::isAnswered).toList();

        assertEquals(List.of(), allowed);
        assertEquals(List.of(), world.connected);
    }

    @Test
    void noRedirectLeadsToAnInternalAddress() {
        var urls = InternalSpellings.urls();
        world.names = host -> host.equals("good.example") ? List.of(PUBLIC) : asACarelessResolver(host);
        for (var url : urls) {
            world.answers = hop -> FakeWorld.redirect(hop.target().path().equals("/") ? url : "/again");
            assertThrows(
                    OutboundException.class,
                    () -> world.client().get("https://good.example/"),
                    () -> "redirect to " + url);
        }
        assertEquals(
                List.of(),
                world.connected.stream()
                        .filter(address -> !address.equals(PUBLIC))
                        .toList());
        assertTrue(world.connected.size() >= urls.size());
    }

    /** Names that answer a public address first and an inner one next, both at once, or another one on each hop. */
    @Test
    void noRebindingNameIsConnectedToButAtItsPublicAddress() {
        var random = new Random(3);
        for (var tries = 0; tries < 1_000; tries++) {
            var script = script(random);
            world.names = host -> script.size() > 1 ? script.remove(0) : script.get(0);
            var hops = random.nextInt(5);
            world.answers = hop -> world.hops.size() % 5 < hops
                    ? FakeWorld.redirect("/next")
                    : FakeWorld.answer(200, java.util.Map.of());
            isAnswered("http://rebinding" + tries + ".example/");
        }
        assertEquals(
                List.of(),
                world.connected.stream()
                        .filter(address -> !address.equals(PUBLIC))
                        .toList());
        assertTrue(world.connected.size() <= world.lookups, "a name is looked up for each connection");
        assertTrue(world.connected.size() >= 500, world.connected.size() + " permitted connections");
    }

    private static List<List<InetAddress>> script(Random random) {
        var inside = INSIDE.get(random.nextInt(INSIDE.size()));
        List<List<List<InetAddress>>> kinds = List.of(
                List.of(List.of(PUBLIC), List.of(inside)),
                List.of(List.of(PUBLIC), List.of(PUBLIC), List.of(inside)),
                List.of(List.of(PUBLIC, inside)),
                List.of(List.of(inside, PUBLIC)),
                List.of(List.of(PUBLIC), List.of(PUBLIC, inside), List.of(PUBLIC)),
                List.of(List.of(PUBLIC), List.of(PUBLIC), List.of(PUBLIC), List.of(inside, PUBLIC)));
        return new ArrayList<>(kinds.get(random.nextInt(kinds.size())));
    }

    @Test
    void oneForbiddenAddressAmongManyIsEnough() {
        for (var inside : INSIDE) {
            world.names = host -> List.of(PUBLIC, PUBLIC, inside);
            var refused =
                    assertThrows(OutboundException.class, () -> world.client().get("https://mixed.example/"));
            assertEquals(OutboundException.Kind.REFUSED, refused.kind());
        }
        assertEquals(List.of(), world.connected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://good.example",
                "https://good.example:443/a/b?c=d&e=%20f#g",
                "http://good.example:80/",
                "https://GOOD.example/",
                "https://bücher.example/",
                "https://xn--bcher-kva.example/",
                "http://93.184.215.14/",
                "http://[::ffff:93.184.215.14]/",
                "https://[64:ff9b::5db8:d70e]/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"
            })
    void plainPublicAddressesAreConnectedTo(String url) {
        world.names = host -> List.of(PUBLIC);
        assertEquals(200, world.client().get(url).status());
        assertEquals(1, world.connected.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://good.example/",
                "file:///etc/passwd",
                "gopher://good.example/",
                "//good.example/",
                "http:good.example",
                "http:///good.example",
                "http://",
                "https://good.example:/",
                "https://good.example:99999/",
                "https://good.example:8443/",
                "https://good.example:0443/",
                "https://user@good.example/",
                "https://user:secret@good.example/",
                "https://good.example./",
                "https://good..example/",
                "https://-good.example/",
                "https://go_od.example/",
                "https://good.example\\@evil.example/",
                "https://good.example/a b",
                "https://good.example/%zz",
                "https://good.example/\r\nHost: evil.example",
                "https://good%2eexample/",
                "https://good\u00adexample/",
                "https://ｇood.example/",
                "https://good.example\t/"
            })
    void whatIsNoPlainWebAddressIsRefused(String url) {
        world.names = host -> List.of(PUBLIC);
        assertThrows(OutboundException.class, () -> world.client().get(url));
        assertEquals(List.of(), world.connected);
    }

    private boolean isAnswered(String url) {
        try {
            world.client().get(url);
            return true;
        } catch (OutboundException e) {
            return false;
        }
    }

    /** Finds an inner address for whatever is asked, as a library that reads every spelling would. */
    private static List<InetAddress> asACarelessResolver(String host) {
        return List.of(FakeWorld.address("10.0.0.1"));
    }
}
