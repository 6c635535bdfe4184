package org.whistlestop.embed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** Writes an answer as XML: the same names, each an element of text. */
final class OEmbedXml {

    private OEmbedXml() {}

    static String of(JsonNode answer) {
        var text = new StringWriter();
        text.write("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n");
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartElement("oembed");
            for (var field : answer.properties()) {
                xml.writeStartElement(field.getKey());
                xml.writeCharacters(field.getValue().asText());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
