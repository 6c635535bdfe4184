package org.whistlestop.conversation.mention.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.conversation.elsewhere.XmlRpc;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PingbackTest {

    @TestHTTPResource
    String url;

    @Inject
    WhistlestopConfig config;

    private FakeSite site;
    private Mentioning mentioning;

    @BeforeEach
    void begin() {
        site = new FakeSite();
        mentioning = new Mentioning(
                new TestTour(url.replaceAll("/$", "")).withStops(),
                config.baseUrl().toString().replaceAll("/$", ""));
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void aPingbackTakesTheSameWayAsAWebmention() throws XmlRpc.Unreadable {
        site.html("/post", "<a href=\"" + mentioning.boston() + "\">it</a>");
        var reply = ping(site.base + "/post", mentioning.boston());
        assertEquals(0, reply.code());
        var id = reply.text().substring(reply.text().lastIndexOf('/') + 1);
        mentioning.became(id, "new");

        assertEquals(48, ping(site.base + "/post", mentioning.boston()).code());
        assertEquals(id, mentioning.told(site.base + "/post", mentioning.boston()));
    }

    @Test
    void eachMistakeHasItsFault() throws XmlRpc.Unreadable {
        assertEquals(16, ping("nonsense", mentioning.boston()).code());
        assertEquals(16, ping("http://169.254.169.254/", mentioning.boston()).code());
        assertEquals(
                32, ping(site.base + "/post", mentioning.stop("no-such-stop")).code());
        assertEquals(33, ping(site.base + "/post", "https://elsewhere.example/").code());
        assertEquals(-32602, call(XmlRpc.call("pingback.ping", List.of("one"))).code());
        assertEquals(
                -32601, call(XmlRpc.call("system.multicall", List.of("a", "b"))).code());
        assertEquals(-32700, call("nonsense").code());
        assertEquals(
                -32700,
                call("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + XmlRpc.call("pingback.ping", List.of("SOURCE", "b"))
                                        .replaceFirst("<\\?.*?\\?>\n", "")
                                        .replace("SOURCE", "&e;"))
                        .code());
        assertEquals(-32700, call("<methodCall>" + "x".repeat(20_000)).code());
        assertTrue(site.requests.isEmpty());
        mentioning
                .tour()
                .nobody
                .send("POST", "/pingback", "application/json", "{}")
                .expect(415);
    }

    private XmlRpc.Reply ping(String source, String target) throws XmlRpc.Unreadable {
        return call(XmlRpc.call("pingback.ping", List.of(source, target)));
    }

    private XmlRpc.Reply call(String xml) throws XmlRpc.Unreadable {
        var answer = mentioning
                .tour()
                .nobody
                .send("POST", "/pingback", "text/xml", xml)
                .expect(200);
        assertEquals("text/xml;charset=UTF-8", answer.header("Content-Type"));
        return XmlRpc.readReply(answer.body());
    }
}
