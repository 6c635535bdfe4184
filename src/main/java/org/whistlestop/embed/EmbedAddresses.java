package org.whistlestop.embed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whistlestop.map.MapViews;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;

/** Finds what an address of this installation, as somebody pasted it, can show elsewhere. */
@ApplicationScoped
class EmbedAddresses {

    /** A page or its embed. */
    private static final Pattern SHOWN =
            Pattern.compile("(?:/embed)?/tours/(?<tour>[a-z0-9-]+)(?:/stops/(?<stop>[a-z0-9-]+))?/?");

    private static final Pattern OF_STAFF =
            Pattern.compile("/(desk|check-in|sign-in|sign-out|invitation|approval|api)(/.*)?");

    @Inject
    MapViews views;

    @Inject
    WhistlestopConfig config;

    /**
     * @throws ProblemException 401 for the staff's pages, 404 for all else that cannot be embedded; a hidden stop is like one that
     *     does not exist
     */
    EmbedAddress get(String url) {
        var path = path(url).orElseThrow(() -> unknown(url));
        if (OF_STAFF.matcher(path).matches()) {
            throw new ProblemException(Problem.of(401, "What is at " + url + " is for the tour's staff only."));
        }
        return find(path).orElseThrow(() -> unknown(url));
    }

    private static ProblemException unknown(String url) {
        return ProblemException.notFound("There is no public tour or stop at " + url
                + ". Give the address of the page as it stands in the browser.");
    }

    /** Empty for what is not ours; http and https are the same place. */
    private Optional<String> path(String url) {
        try {
            var asked = new URI(url.strip());
            var ours = asked.getScheme() != null
                    && asked.getScheme().matches("(?i)https?")
                    && asked.getHost() != null
                    && asked.getHost().equalsIgnoreCase(config.baseUrl().getHost())
                    && portOf(asked) == portOf(config.baseUrl());
            return ours ? Optional.of(asked.getPath()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static int portOf(URI address) {
        var usual = address.getPort() == 80 || address.getPort() == 443;
        return usual ? -1 : address.getPort();
    }

    private Optional<EmbedAddress> find(String path) {
        var parts = SHOWN.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var stop = parts.group("stop");
        return views.find(parts.group("tour"))
                .map(now -> now.view())
                .flatMap(view -> stop == null
                        ? Optional.of(new EmbedAddress(view, null))
                        : view.findStop(stop)
                                .or(() -> views.findMoved(view, stop))
                                .map(card -> new EmbedAddress(view, card)));
    }
}
