package org.whistlestop.map;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.whistlestop.support.Sql;

/** Lists the pages that search engines may find, each with the time of what it last told (sitemaps.org, 0.9). */
@ApplicationScoped
class Sitemap {

    /** A sitemap holds no more. */
    private static final int MOST = 50_000;

    private static final String SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9";

    @Inject
    AgroalDataSource database;

    @Inject
    MapFrames frames;

    private record Page(String path, Instant changed) {}

    @Transactional
    String write() {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            write(list(), xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** Tours, their galleries where there is a photo, and their public stops; what changed last comes first. */
    private List<Page> list() {
        return Sql.with(database, """
                select path, changed from (
                    select '/tours/' || t.slug as path, greatest(t.created_at,
                        (select max(e.at) from tour_event e where e.tour_id = t.id),
                        (select max(s.plan_changed_at) from stop s where s.tour_id = t.id and s.published)) as changed
                    from tour t
                    union all
                    select '/tours/' || t.slug || '/photos',
                        (select max(p.shown_at) from photo p where p.tour_id = t.id and p.shown)
                    from tour t
                    union all
                    select '/tours/' || t.slug || '/stops/' || s.slug, greatest(s.plan_changed_at,
                        (select max(e.at) from tour_event e where e.tour_id = s.tour_id and e.stop_id = s.id),
                        (select max(d.sent_at) from delivery d where d.stop_id = s.id and d.state = 'SENT'))
                    from stop s join tour t on t.id = s.tour_id where s.published
                ) as page where changed is not null order by changed desc, path limit ?""", query -> {
            query.setInt(1, MOST);
            return Sql.list(query, row -> new Page(row.getString(1), Sql.instant(row, 2)));
        });
    }

    private void write(List<Page> pages, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("urlset");
        xml.writeDefaultNamespace(SCHEMA);
        for (var page : pages) {
            xml.writeStartElement("url");
            element(xml, "loc", frames.absolute(page.path()));
            element(
                    xml,
                    "lastmod",
                    page.changed()
                            .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                            .toString());
            xml.writeEndElement();
        }
        xml.writeEndDocument();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
