package org.whistlestop.support;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives every answer, errors too, the headers of its kind of page. What a resource has set itself stays. Policies are written
 * so that no page has inline scripts or styles; JSON-LD blocks are data.
 */
@ApplicationScoped
public class WebHeaders {

    private static final int BEFORE_EVERYTHING = 10_000;

    private static final String NO_INLINE = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
            + "object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
            // Leaflet writes a little innerHTML: web/map/trusted-types.js lets exactly that pass.
            + "trusted-types whistlestop default; report-uri " + CspReports.PATH + "; report-to csp; ";

    private static final String NO_DEVICES = "camera=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    private final Map<PageKind, Map<String, String>> headers = new EnumMap<>(PageKind.class);

    @Inject
    WebHeaders(WhistlestopConfig config) {
        var upgrade = "https".equals(config.baseUrl().getScheme()) ? "; upgrade-insecure-requests" : "";
        headers.put(PageKind.PUBLIC, publicPage(config, upgrade));
        headers.put(PageKind.FAN, fan(upgrade));
        headers.put(PageKind.STAFF, staff(config, upgrade));
        headers.put(PageKind.SIGN_IN, signIn(config, upgrade));
        headers.put(PageKind.API, api());
        headers.put(PageKind.PUBLIC_API, publicApi());
        headers.put(PageKind.STATIC, asset());
        headers.put(PageKind.MEDIA, media());
        headers.put(PageKind.EMBED, embed(upgrade));
        headers.put(PageKind.SWAGGER, swagger());
    }

    private static Map<String, String> publicPage(WhistlestopConfig config, String upgrade) {
        var set = page("img-src 'self' data:" + tileHost(config) + upgrade);
        set.put("Referrer-Policy", "strict-origin-when-cross-origin");
        // "Nearest to me" is worked out in the browser.
        set.put("Permissions-Policy", "geolocation=(self), publickey-credentials-get=(), " + NO_DEVICES);
        return set;
    }

    /** A photo that was chosen but not sent yet is shown from the browser's memory. */
    private static Map<String, String> fan(String upgrade) {
        var set = page("img-src 'self' data: blob:" + upgrade);
        set.put("Referrer-Policy", "same-origin");
        set.put("X-Robots-Tag", "noindex");
        set.put("Cache-Control", "no-store");
        set.put("Permissions-Policy", NO_DEVICES);
        return set;
    }

    private static Map<String, String> staff(WhistlestopConfig config, String upgrade) {
        var set = page("frame-src 'self'; img-src 'self' data: blob:" + tileHost(config) + upgrade);
        set.put("Referrer-Policy", "no-referrer");
        set.put("X-Robots-Tag", "noindex, nofollow");
        set.put("Cache-Control", "no-store");
        set.put(
                "Permissions-Policy",
                "geolocation=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), "
                        + NO_DEVICES);
        return set;
    }

    /** Without any referrer browsers hide the origin of forms too, by which the demo's one tap knows its own page. */
    private static Map<String, String> signIn(WhistlestopConfig config, String upgrade) {
        var set = staff(config, upgrade);
        set.put("Referrer-Policy", "same-origin");
        return set;
    }

    private static Map<String, String> page(String pictures) {
        var set = common();
        set.put("Content-Security-Policy", NO_INLINE + pictures);
        set.put("Reporting-Endpoints", "csp=\"" + CspReports.PATH + "\"");
        set.put("Cross-Origin-Opener-Policy", "same-origin");
        set.put("Cross-Origin-Resource-Policy", "same-origin");
        set.put("X-Frame-Options", "DENY");
        return set;
    }

    private static Map<String, String> api() {
        var set = common();
        set.put(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
        set.put("Cross-Origin-Resource-Policy", "same-origin");
        set.put("Referrer-Policy", "no-referrer");
        set.put("Cache-Control", "no-store");
        return set;
    }

    private static Map<String, String> publicApi() {
        var set = api();
        set.put("Cross-Origin-Resource-Policy", "cross-origin");
        set.put("Access-Control-Allow-Origin", "*");
        return set;
    }

    /** Scripts and styles are also loaded by embeds, whose origin is opaque. */
    private static Map<String, String> asset() {
        var set = common();
        set.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        set.put("Cross-Origin-Resource-Policy", "cross-origin");
        set.put("Access-Control-Allow-Origin", "*");
        return set;
    }

    /** Whatever a picture may hold in spite of all, it runs nothing when it is opened by itself. */
    private static Map<String, String> media() {
        var set = common();
        set.put(
                "Content-Security-Policy",
                "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        set.put("Cross-Origin-Resource-Policy", "cross-origin");
        set.put("Referrer-Policy", "no-referrer");
        return set;
    }

    /**
     * A page in a frame anywhere, without any origin of its own whatever the frame allows: it has no cookies and no storage, and
     * reads what is public like a stranger. A blog on a test host may be http.
     */
    private static Map<String, String> embed(String upgrade) {
        var set = common();
        set.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
                        + "object-src 'none'; form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'; "
                        + "trusted-types 'none'; sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; "
                        + "report-uri " + CspReports.PATH + "; report-to csp" + upgrade);
        set.put("Reporting-Endpoints", "csp=\"" + CspReports.PATH + "\"");
        set.put("Cross-Origin-Resource-Policy", "cross-origin");
        // The elements read these pages, too.
        set.put("Access-Control-Allow-Origin", "*");
        set.put("Referrer-Policy", "no-referrer");
        set.put("Permissions-Policy", "geolocation=(), publickey-credentials-get=(), " + NO_DEVICES);
        return set;
    }

    /** Swagger UI writes its own scripts and styles into its page. */
    private static Map<String, String> swagger() {
        var set = common();
        set.put(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                        + "img-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
        set.put("Referrer-Policy", "no-referrer");
        set.put("X-Frame-Options", "DENY");
        return set;
    }

    private static Map<String, String> common() {
        var set = new LinkedHashMap<String, String>();
        set.put("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        set.put("X-Content-Type-Options", "nosniff");
        return set;
    }

    private static String tileHost(WhistlestopConfig config) {
        return config.tiles()
                .url()
                .map(WebHeaders::origin)
                .filter(host -> !host.isEmpty())
                .map(" "::concat)
                .orElse("");
    }

    /** {@code https://{s}.tiles.example/{z}/{x}/{y}.png} comes from https://*.tiles.example; a path is our own. */
    static String origin(String tiles) {
        var host = Pattern.compile("^https?://[^/]+").matcher(tiles);
        return host.find() ? host.group().replaceAll("\\{[^}]*}", "*") : "";
    }

    /** Of what any site's page may read, for who answers before these are set. */
    public Map<String, String> ofPublicReads() {
        return Map.copyOf(headers.get(PageKind.PUBLIC_API));
    }

    void register(@Observes Filters filters) {
        filters.register(this::announce, BEFORE_EVERYTHING);
    }

    private void announce(RoutingContext routing) {
        routing.addHeadersEndHandler(ending -> finish(routing));
        routing.next();
    }

    private void finish(RoutingContext routing) {
        var response = routing.response();
        if (response.getStatusCode() >= 400) {
            // Else a bundle's file that another replica has already, or no longer, would be missing for a year.
            response.headers().set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        stayHere(routing.request(), response.headers());
        addMissing(response.headers(), headers.get(PageKind.of(routing.request().method(), pathOf(routing))));
    }

    /** Behind a proxy our own scheme and host are not the browser's, so the way to another page of ours names neither. */
    private static void stayHere(HttpServerRequest request, MultiMap headers) {
        var location = headers.get(HttpHeaders.LOCATION);
        var own = request.scheme() + "://" + request.authority();
        if (location != null && location.startsWith(own + "/") && !location.startsWith(own + "//")) {
            headers.set(HttpHeaders.LOCATION, location.substring(own.length()));
        }
    }

    private static String pathOf(RoutingContext routing) {
        try {
            return routing.normalizedPath();
        } catch (IllegalArgumentException e) {
            return routing.request().path();
        }
    }

    private static void addMissing(MultiMap present, Map<String, String> wanted) {
        wanted.forEach((name, value) -> {
            if (!present.contains(name)) {
                present.set(name, value);
            }
        });
    }
}
