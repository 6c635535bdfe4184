package org.whistlestop.feed;

import static org.whistlestop.support.XmlText.legal;

import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.modules.georss.SimpleModuleImpl;
import com.rometools.modules.georss.geometries.Point;
import com.rometools.modules.georss.geometries.Position;
import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEnclosureImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.tour.GeoPoint;

/** Writes a feed as Atom 1.0 (RFC 4287) or RSS 2.0, with GeoRSS and Media RSS. */
final class XmlFeed {

    private final Feed feed;
    private final Format format;

    private XmlFeed(Feed feed, Format format) {
        this.feed = feed;
        this.format = format;
    }

    static String atom(Feed feed) {
        return new XmlFeed(feed, Format.ATOM).write("atom_1.0");
    }

    static String rss(Feed feed) {
        return new XmlFeed(feed, Format.RSS).write("rss_2.0");
    }

    private String write(String kind) {
        var written = new SyndFeedImpl();
        written.setFeedType(kind);
        written.setTitle(legal(feed.title()));
        written.setDescription(legal(feed.about()));
        written.setUri(feed.address("atom"));
        written.setLink(feed.home());
        if (format == Format.ATOM) {
            written.setLinks(List.of(
                    link("alternate", "text/html", feed.home()),
                    link("self", format.type, feed.address("atom")),
                    link("hub", null, feed.hub().toString())));
        } else {
            written.setModules(new ArrayList<>(List.of(selfAndHub())));
            written.setLanguage("en");
        }
        written.setPublishedDate(Date.from(feed.updated()));
        written.setEntries(feed.entries().stream().map(this::entry).toList());
        try {
            return new SyndFeedOutput().outputString(written, false);
        } catch (FeedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RSS has no words for these but Atom's. */
    private Module selfAndHub() {
        var links = new AtomLinkModuleImpl();
        links.setLinks(List.of(
                atomLink("self", format.type, feed.address("rss")),
                atomLink("hub", null, feed.hub().toString())));
        return links;
    }

    private SyndEntry entry(Entry entry) {
        var written = new SyndEntryImpl();
        written.setUri(entry.urn());
        written.setTitle(legal(entry.title()));
        written.setAuthors(List.of(person(entry.author())));
        written.setAuthor(legal(entry.author())); // RSS has no names but those of Dublin Core
        written.setPublishedDate(Date.from(entry.published()));
        written.setUpdatedDate(Date.from(entry.updated()));
        addContent(written, entry);
        addLinks(written, entry);
        var modules = new ArrayList<>(written.getModules());
        modules.add(place(entry.point()));
        if (entry.photo() != null) {
            modules.add(media(entry.photo()));
        }
        written.setModules(modules);
        return written;
    }

    private void addContent(SyndEntry written, Entry entry) {
        var content = html(entry);
        if (format == Format.ATOM) {
            written.setContents(List.of(content));
        } else {
            written.setDescription(content);
        }
    }

    private SyndContent html(Entry entry) {
        var content = new SyndContentImpl();
        content.setType("html");
        content.setValue(legal(feed.html(entry)));
        return content;
    }

    private void addLinks(SyndEntry written, Entry entry) {
        written.setLink(feed.absolute(entry.path()));
        if (entry.photo() == null) {
            return;
        }
        var picture = entry.photo().near(1280);
        if (format == Format.ATOM) {
            var enclosure = link("enclosure", picture.type(), feed.absolute(picture.url()));
            enclosure.setLength(picture.bytes());
            enclosure.setTitle(legal(entry.photo().words()));
            written.setLinks(List.of(link("alternate", "text/html", feed.absolute(entry.path())), enclosure));
        } else {
            var enclosure = new SyndEnclosureImpl();
            enclosure.setUrl(feed.absolute(picture.url()));
            enclosure.setType(picture.type());
            enclosure.setLength(picture.bytes());
            written.setEnclosures(List.of(enclosure));
        }
    }

    private static Module place(GeoPoint point) {
        var place = new SimpleModuleImpl();
        place.setGeometry(new Point(new Position(point.latitude(), point.longitude())));
        return place;
    }

    private Module media(PhotoCard photo) {
        var picture = photo.near(1280);
        var content = new MediaContent(new UrlReference(URI.create(feed.absolute(picture.url()))));
        content.setType(picture.type());
        content.setMedium("image");
        content.setFileSize(picture.bytes());
        content.setWidth(picture.width());
        content.setHeight(picture.height());
        var words = new Metadata();
        words.setDescription(legal(photo.words()));
        words.setDescriptionType("plain");
        content.setMetadata(words);
        var media = new MediaEntryModuleImpl();
        media.setMediaContents(new MediaContent[] {content});
        return media;
    }

    private static SyndPersonImpl person(String name) {
        var person = new SyndPersonImpl();
        person.setName(legal(name));
        return person;
    }

    private static SyndLink link(String rel, String type, String href) {
        var link = new SyndLinkImpl();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }

    private static Link atomLink(String rel, String type, String href) {
        var link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(href);
        return link;
    }
}
