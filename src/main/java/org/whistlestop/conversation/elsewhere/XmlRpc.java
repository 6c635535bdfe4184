package org.whistlestop.conversation.elsewhere;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads and writes the little of XML-RPC that pingbacks need: calls with texts, and answers. */
public final class XmlRpc {

    /** No document type, so no entity can be declared, and nothing is fetched. */
    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();

    private static final int DEEPEST = 20;

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        READERS.setProperty(XMLInputFactory.IS_COALESCING, true);
        READERS.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
    }

    private XmlRpc() {}

    /** A call with its parameters as texts. */
    public record Call(String method, List<String> parameters) {}

    /** What was answered; {@code code} is 0 where it went well. */
    public record Reply(int code, String text) {}

    /** What cannot be read: no XML, a document type in it, or not what was expected. */
    public static final class Unreadable extends Exception {
        Unreadable(String why) {
            super(why);
        }
    }

    public static Call readCall(byte[] xml) throws Unreadable {
        var values = read(xml, "methodCall");
        var method = values.stream()
                .filter(value -> value.path().equals("/methodCall/methodName"))
                .findFirst()
                .orElseThrow(() -> new Unreadable("It calls no method."));
        return new Call(
                method.text(),
                values.stream()
                        .filter(value -> value.path().matches("/methodCall/params/param/value(/string)?"))
                        .map(Value::text)
                        .toList());
    }

    public static Reply readReply(byte[] xml) throws Unreadable {
        var values = read(xml, "methodResponse");
        var text = values.stream()
                .filter(value -> value.path().matches("/methodResponse/params/param/value(/string)?"))
                .findFirst();
        if (text.isPresent()) {
            return new Reply(0, text.get().text());
        }
        return new Reply(faultCode(values), "It answers with a fault.");
    }

    /** Of a struct whose members are {@code faultCode}, a whole number, and {@code faultString}. */
    private static int faultCode(List<Value> values) throws Unreadable {
        return values.stream()
                .filter(value -> value.path().matches("/methodResponse/fault/.*/value/(int|i4)"))
                .map(value -> value.text().strip())
                .filter(text -> text.matches("-?\\d{1,6}"))
                .map(Integer::valueOf)
                .findFirst()
                .map(code -> code == 0 ? -1 : code)
                .orElseThrow(() -> new Unreadable("It answers nothing that can be read."));
    }

    private record Value(String path, String text) {}

    /** The texts of all elements that have no others in them. */
    private static List<Value> read(byte[] xml, String root) throws Unreadable {
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(xml));
            var values = leaves(reader);
            if (values.isEmpty() || !values.get(0).path().startsWith("/" + root)) {
                throw new Unreadable("It is no " + root + ".");
            }
            return values;
        } catch (XMLStreamException e) {
            throw new Unreadable("It is not well-formed XML.");
        }
    }

    private static List<Value> leaves(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        var values = new ArrayList<Value>();
        var names = new ArrayList<String>();
        var text = new StringBuilder();
        var isLeaf = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    names.add(reader.getLocalName());
                    text.setLength(0);
                    isLeaf = true;
                    if (names.size() > DEEPEST) {
                        throw new Unreadable("It is nested too deep.");
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (isLeaf) {
                        values.add(new Value("/" + String.join("/", names), text.toString()));
                    }
                    isLeaf = false;
                    names.remove(names.size() - 1);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("It declares a document type or uses an entity, which nobody needs here.");
                default -> {}
            }
        }
        return values;
    }

    public static String call(String method, List<String> parameters) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>"
                + escaped(method) + "</methodName><params>");
        parameters.forEach(text ->
                xml.append("<param><value><string>").append(escaped(text)).append("</string></value></param>"));
        return xml.append("</params></methodCall>\n").toString();
    }

    public static String answer(String text) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <methodResponse><params><param><value><string>%s</string></value></param></params></methodResponse>
                """.formatted(escaped(text));
    }

    public static String fault(int code, String text) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <methodResponse><fault><value><struct>
                <member><name>faultCode</name><value><int>%d</int></value></member>
                <member><name>faultString</name><value><string>%s</string></value></member>
                </struct></value></fault></methodResponse>
                """.formatted(code, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
