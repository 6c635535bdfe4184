package org.whistlestop.gallery;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.support.XmlText;

/** Writes photos as RSS 2.0 with Media RSS 1.5, every size of them. */
class PhotoRss {

    private static final String MEDIA = "http://search.yahoo.com/mrss/";
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final GalleryView view;
    private final XMLStreamWriter xml;

    private PhotoRss(GalleryView view, XMLStreamWriter xml) {
        this.view = view;
        this.xml = xml;
    }

    static String of(GalleryView view) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new PhotoRss(view, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("rss");
        xml.writeNamespace("media", MEDIA);
        xml.writeNamespace("atom", ATOM);
        xml.writeAttribute("version", "2.0");
        xml.writeStartElement("channel");
        text("title", view.heading() + " · " + view.title());
        text("link", view.canonical());
        text("description", view.description());
        text("language", "en-us");
        empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", view.absolute(view.rss()));
        if (!view.photos().isEmpty()) {
            text("lastBuildDate", date(view.photos().get(0).shownAt()));
        }
        for (var photo : view.photos()) {
            item(photo);
        }
        xml.writeEndDocument();
    }

    private void item(PhotoCard photo) throws XMLStreamException {
        xml.writeStartElement("item");
        text("title", photo.caption() != null ? photo.caption() : "Photo from " + photo.place());
        text("link", view.absolute(photo.url()));
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters("urn:uuid:" + photo.id());
        xml.writeEndElement();
        text("pubDate", date(photo.shownAt()));
        text("category", photo.place());
        text("description", html(photo));
        var usual = photo.near(1280);
        empty(
                "enclosure",
                "url",
                view.absolute(usual.url()),
                "length",
                String.valueOf(usual.bytes()),
                "type",
                usual.type());
        media(photo, usual);
        xml.writeEndElement();
    }

    private void media(PhotoCard photo, PhotoCard.Source usual) throws XMLStreamException {
        xml.writeStartElement("media", "group", MEDIA);
        for (var source : photo.sources()) {
            content(source, source.equals(usual));
        }
        xml.writeEndElement();
        media("title", photo.caption() != null ? photo.caption() : photo.place(), "type", "plain");
        media("description", photo.words(), "type", "plain");
        media("credit", photo.credit(), "role", "photographer", "scheme", "urn:ebu");
        var small = photo.near(320);
        empty(
                "media:thumbnail",
                "url",
                view.absolute(small.url()),
                "width",
                String.valueOf(small.width()),
                "height",
                String.valueOf(small.height()));
    }

    private void content(PhotoCard.Source source, boolean isUsual) throws XMLStreamException {
        empty(
                "media:content",
                "url",
                view.absolute(source.url()),
                "type",
                source.type(),
                "medium",
                "image",
                "isDefault",
                String.valueOf(isUsual),
                "fileSize",
                String.valueOf(source.bytes()),
                "width",
                String.valueOf(source.width()),
                "height",
                String.valueOf(source.height()));
    }

    /** What readers show that know nothing of Media RSS. */
    private String html(PhotoCard photo) {
        var picture = photo.near(640);
        return "<p><img src=\"" + escaped(view.absolute(picture.url())) + "\" width=\"" + picture.width()
                + "\" height=\"" + picture.height() + "\" alt=\"" + escaped(photo.words()) + "\"></p>"
                + (photo.caption() == null ? "" : "<p>" + escaped(photo.caption()) + "</p>") + "<p>"
                + escaped(photo.place()) + " · Photo: " + escaped(photo.credit()) + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(XmlText.legal(text));
        xml.writeEndElement();
    }

    private void media(String name, String text, String... attributes) throws XMLStreamException {
        xml.writeStartElement("media", name, MEDIA);
        attributes(attributes);
        xml.writeCharacters(XmlText.legal(text));
        xml.writeEndElement();
    }

    /** @param name with its prefix, where it has one */
    private void empty(String name, String... attributes) throws XMLStreamException {
        var parts = name.split(":");
        if (parts.length == 1) {
            xml.writeEmptyElement(name);
        } else {
            xml.writeEmptyElement(parts[0], parts[1], parts[0].equals("media") ? MEDIA : ATOM);
        }
        attributes(attributes);
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (var i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i], XmlText.legal(namesAndValues[i + 1]));
        }
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
