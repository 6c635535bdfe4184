package org.whistlestop.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.embed.EmbedAddress;
import org.whistlestop.embed.Look;
import org.whistlestop.embed.Snippets;
import org.whistlestop.map.MapView;
import org.whistlestop.map.MapViews;
import org.whistlestop.map.StopCard;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Tours;

/** Puts together what is pasted elsewhere to show the tour or one of its stops. */
@Path("/desk/tours/{tour}/embeds")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class EmbedsPage {

    @Inject
    Tours tours;

    @Inject
    MapViews views;

    @Inject
    WhistlestopConfig config;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance embeds(EmbedsScreen screen);
    }

    /** @param stop none for the whole tour; one that the public does not see cannot be shown elsewhere */
    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String stop, @RestQuery String map, @RestQuery String theme) {
        var slug = tours.forCaller(tour, Permission.SEE).slug;
        var view = views.find(slug)
                .orElseThrow(() -> ProblemException.notFound("There is no such tour."))
                .view();
        var chosen = stop == null ? null : view.findStop(stop).orElse(null);
        var look = Look.of(theme, map);
        return Templates.embeds(new EmbedsScreen(
                view, chosen, look, new Snippets(new EmbedAddress(view, chosen), look, config.baseUrl())));
    }

    /** @param stop null for the whole tour */
    record EmbedsScreen(MapView tour, StopCard stop, Look look, Snippets snippets) {

        public boolean isChosen(StopCard one) {
            return one == stop;
        }
    }
}
