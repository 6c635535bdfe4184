package org.whistlestop.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.map.MapFrames;
import org.whistlestop.map.Preview;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.PublicPage;
import org.whistlestop.support.WhistlestopConfig;

/** Tells other sites how to embed a tour or a stop whose address somebody pasted there (oEmbed 1.0, oembed.com). */
@Path("/oembed")
@PermitAll
class OEmbedPage {

    private static final int WHILE_ON_TOUR = 3_600;
    private static final int ARCHIVE = 7 * 86_400;
    private static final String CACHE = "public, max-age=60";

    @Inject
    EmbedAddresses addresses;

    @Inject
    MapFrames frames;

    @Inject
    WhistlestopConfig config;

    @Inject
    ObjectMapper json;

    @GET
    @Operation(hidden = true)
    public RestResponse<String> embed(
            @RestQuery String url,
            @RestQuery String format,
            @RestQuery String maxwidth,
            @RestQuery String maxheight,
            @HeaderParam("If-None-Match") String known) {
        if (url == null || url.isBlank()) {
            throw new ProblemException(
                    Problem.of(400, "Say what to embed: url is the address of a tour's or a stop's page."));
        }
        var inXml = "xml".equals(format);
        if (!inXml && format != null && !"json".equals(format)) {
            throw new ProblemException(Problem.of(501, "There are the formats json and xml."));
        }
        var answer = answer(addresses.get(url), pixels("maxwidth", maxwidth), pixels("maxheight", maxheight));
        var page = inXml
                ? PublicPage.of(OEmbedXml.of(answer), "text/xml")
                : PublicPage.of(answer.toString(), "application/json");
        return page.answer(known, CACHE);
    }

    private static Integer pixels(String name, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) == 0) {
            throw new ProblemException(Problem.of(400, name + " is a number of pixels, such as 640."));
        }
        return Integer.valueOf(text);
    }

    private JsonNode answer(EmbedAddress shown, Integer maxWidth, Integer maxHeight) {
        var base = config.baseUrl();
        var frame = Frame.within(shown, maxWidth, maxHeight);
        var host = shown.view().person();
        var picture = thumbnail(shown, maxWidth, maxHeight);
        var isOver = Ending.of(shown.view()).isPresent();
        return json.valueToTree(new OEmbed(
                "1.0",
                "rich",
                shown.title(),
                host.name(),
                host.links().isEmpty() ? null : host.links().get(0),
                "Whistlestop",
                shown.at(base, "/"),
                isOver ? ARCHIVE : WHILE_ON_TOUR,
                picture.map(Preview::image).orElse(null),
                picture.map(Preview::width).orElse(null),
                picture.map(Preview::height).orElse(null),
                html(shown, frame),
                frame.width(),
                frame.height()));
    }

    /**
     * A link before the frame: WordPress shows the link until the frame has spoken and then the frame only; who strips frames, like
     * readers of feeds, keeps the link.
     */
    private String html(EmbedAddress shown, Frame frame) {
        var base = config.baseUrl();
        return "<blockquote class=\"whistlestop-embed\"><a href=\"%s\">%s</a></blockquote>"
                        .formatted(
                                Escaped.attribute(shown.at(base, shown.page())),
                                Escaped.text(
                                        shown.title() + ", with " + shown.view().host()))
                + frame.html(base);
    }

    private Optional<Preview> thumbnail(EmbedAddress shown, Integer maxWidth, Integer maxHeight) {
        return Optional.of(frames.thumbnail(shown.view(), shown.stop()))
                .filter(picture -> maxWidth == null || picture.width() <= maxWidth)
                .filter(picture -> maxHeight == null || picture.height() <= maxHeight);
    }
}
