package org.whistlestop.conversation.elsewhere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcTest {

    private static final String CALL = "<methodCall><methodName>pingback.ping</methodName><params>"
            + "<param><value><string>%s</string></value></param><param><value>%s</value></param></params></methodCall>";

    @Test
    void aCallHasAMethodAndItsTexts() throws XmlRpc.Unreadable {
        var call = XmlRpc.readCall(
                bytes(CALL.formatted("https://a.example/?x=1&amp;y=2", "<![CDATA[https://b.example/]]>")));
        assertEquals("pingback.ping", call.method());
        assertEquals(List.of("https://a.example/?x=1&y=2", "https://b.example/"), call.parameters());
    }

    @Test
    void whatIsWrittenIsReadTheSame() throws XmlRpc.Unreadable {
        var texts = List.of("https://a.example/?x=1&y=<2>", "Grüße 🎉");
        assertEquals(
                texts,
                XmlRpc.readCall(bytes(XmlRpc.call("pingback.ping", texts))).parameters());
        assertEquals(new XmlRpc.Reply(0, "a & <b>"), XmlRpc.readReply(bytes(XmlRpc.answer("a & <b>"))));
        assertEquals(48, XmlRpc.readReply(bytes(XmlRpc.fault(48, "known"))).code());
        assertTrue(XmlRpc.readReply(bytes(XmlRpc.fault(0, "any"))).code() != 0, "a fault is no success");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE methodCall>",
                "<!DOCTYPE methodCall [<!ENTITY x \"https://a.example/\">]>",
                "<!DOCTYPE methodCall [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE methodCall SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE m [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
                "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY x \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            })
    void aDocumentTypeIsRefusedWhateverIsInIt(String doctype) {
        for (var source : List.of("&x;", "https://a.example/")) {
            assertThrows(XmlRpc.Unreadable.class, () -> XmlRpc.readCall(bytes(doctype + CALL.formatted(source, "b"))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "<methodCall>",
                "<methodCall/>",
                "<methodResponse><params/></methodResponse>",
                "<methodCall><params/></methodCall>",
                "<methodCall><methodName>&undeclared;</methodName></methodCall>"
            })
    void whatIsNoCallIsRefused(String xml) {
        assertThrows(XmlRpc.Unreadable.class, () -> XmlRpc.readCall(bytes(xml)));
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        assertThrows(XmlRpc.Unreadable.class, () -> XmlRpc.readCall(bytes("<methodCall>" + "<a>".repeat(5_000))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
