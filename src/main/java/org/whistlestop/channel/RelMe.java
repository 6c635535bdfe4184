package org.whistlestop.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.whistlestop.channel.OfficialAccount.LinksBack;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.LinkHeader;

/** Finds {@code rel="me"} links, by which a page says that another one is its owner's too (microformats.org/wiki/rel-me). */
final class RelMe {

    /** Whose public profile pages show no such link, or nothing at all without signing in. */
    private static final Map<String, String> SILENT = Map.of(
            "bsky.app", "Bluesky",
            "x.com", "X",
            "twitter.com", "X",
            "facebook.com", "Facebook",
            "instagram.com", "Instagram",
            "linkedin.com", "LinkedIn",
            "tiktok.com", "TikTok",
            "youtube.com", "YouTube");

    private RelMe() {}

    /**
     * What a look at a page has shown.
     *
     * @param problem why it is unknown, in words that anybody may read; null when it is known
     * @param mayPass whether a look an hour later may show more
     */
    record Found(LinksBack linksBack, String problem, boolean mayPass) {

        static Found unknown(String problem) {
            return new Found(LinksBack.UNKNOWN, problem, true);
        }

        static Found never(String problem) {
            return new Found(LinksBack.UNKNOWN, problem, false);
        }
    }

    /** The name of the place whose pages cannot tell; null for all others. */
    static String silentPlace(String url) {
        var host = Objects.requireNonNullElse(plain(url), "").replaceFirst("[:/].*", "");
        return SILENT.get(host.replaceFirst("^(www|m|mobile)\\.", ""));
    }

    /** @param ours the addresses of which one must be linked to */
    static Found read(Answer answer, Collection<URI> ours) {
        if (answer.status() < 200 || answer.status() >= 300) {
            return Found.unknown("The page answered " + answer.status() + ".");
        }
        var wanted = ours.stream().map(url -> plain(url.toString())).collect(Collectors.toSet());
        var links = new ArrayList<>(inHeaders(answer));
        if (isPage(answer)) {
            links.addAll(inPage(answer));
        } else if (links.isEmpty()) {
            return Found.unknown("There is no web page at this address.");
        }
        var isThere = links.stream().map(RelMe::plain).anyMatch(wanted::contains);
        return new Found(isThere ? LinksBack.YES : LinksBack.NO, null, false);
    }

    private static boolean isPage(Answer answer) {
        var type = Objects.requireNonNullElse(answer.header("content-type"), "text/html");
        return type.toLowerCase(Locale.ROOT).matches("\\s*(text/html|application/xhtml\\+xml)\\b.*");
    }

    private static List<String> inPage(Answer answer) {
        return parsed(answer).select("a[rel][href], area[rel][href], link[rel][href]").stream()
                .filter(element -> saysMe(element.attr("rel")))
                .map(RelMe::target)
                .toList();
    }

    private static Document parsed(Answer answer) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(answer.body()), null, answer.url());
        } catch (IOException e) {
            return new Document(answer.url());
        }
    }

    private static String target(Element element) {
        return element.absUrl("href");
    }

    /** By RFC 8288: {@code Link: <https://…>; rel="me"}. */
    private static List<String> inHeaders(Answer answer) {
        return LinkHeader.of(answer).stream()
                .filter(link -> link.rels().contains("me"))
                .map(LinkHeader::target)
                .toList();
    }

    private static boolean saysMe(String rel) {
        return List.of(rel.toLowerCase(Locale.ROOT).strip().split("\\s+")).contains("me");
    }

    /** Host, port and path of a web address: what differs beside that does not make it another page. Null when it is none. */
    private static String plain(String url) {
        try {
            var uri = new URI(url.strip());
            var scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !List.of("http", "https").contains(scheme)) {
                return null;
            }
            var isUsual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            var path = Objects.requireNonNullElse(uri.getPath(), "").replaceFirst("/+$", "");
            return uri.getHost().toLowerCase(Locale.ROOT) + (isUsual ? "" : ":" + uri.getPort()) + path;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
