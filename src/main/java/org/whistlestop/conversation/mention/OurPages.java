package org.whistlestop.conversation.mention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Tells our own tour and stop pages by their addresses. */
@ApplicationScoped
public class OurPages {

    private static final Pattern PATH =
            Pattern.compile("(?<path>/tours/(?<tour>[a-z0-9-]{1,80})(/stops/(?<stop>[a-z0-9-]{1,100}))?)/?");

    @Inject
    WhistlestopConfig config;

    /** The page at an address, today's or a former one; nothing for what the public must not know of. */
    @Transactional
    public Optional<OurPage> find(String address) {
        var path = PATH.matcher(pathOf(address).orElse(""));
        if (!path.matches()) {
            return Optional.empty();
        }
        var tour = Tour.findBySlug(path.group("tour"));
        var slug = path.group("stop");
        if (tour.isEmpty() || slug == null) {
            return tour.map(known -> new OurPage(known.id, null));
        }
        return Stop.<Stop>find("tourId = ?1 and slug = ?2 and published", tour.get().id, slug)
                .firstResultOptional()
                .or(() -> Stop.findByPublicFormerSlug(tour.get().id, slug).filter(stop -> stop.published))
                .map(stop -> new OurPage(stop.tourId, stop.id));
    }

    /** Whether a link leads to the page that was named; what follows a question mark or a hash is the reader's affair. */
    public boolean isLinkTo(String target, String link) {
        return pathOf(link).map(OurPages::plain).equals(pathOf(target).map(OurPages::plain));
    }

    private static String plain(String path) {
        var parts = PATH.matcher(path);
        return parts.matches() ? parts.group("path") : path;
    }

    public boolean isOurs(String address) {
        return pathOf(address).isPresent();
    }

    /** Of an address of this installation, by http or https, where both have their usual port. */
    private Optional<String> pathOf(String address) {
        try {
            var uri = new URI(address.strip());
            var base = config.baseUrl();
            var isWeb = uri.getScheme() != null
                    && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?");
            var isHere = isWeb
                    && uri.getRawUserInfo() == null
                    && base.getHost().equalsIgnoreCase(uri.getHost())
                    && portOf(base) == portOf(uri);
            return isHere ? Optional.of(uri.getRawPath() == null ? "" : uri.getRawPath()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static int portOf(URI uri) {
        return uri.getPort() == 443 || uri.getPort() == 80 ? -1 : uri.getPort();
    }

    /** The whole address of a path here. */
    public String at(String path) {
        return config.baseUrl().resolve(path).toString();
    }
}
