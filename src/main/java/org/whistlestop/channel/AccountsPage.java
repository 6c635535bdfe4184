package org.whistlestop.channel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.PublicPage;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Tour;

/** Which accounts speak for a tour, for fans who want to tell a hijack from the real thing. */
@Path("/tours/{tour}/accounts")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class AccountsPage {

    @Inject
    OfficialAccounts accounts;

    @Inject
    WhistlestopConfig config;

    @CheckedTemplate(basePath = "channel")
    static class Templates {
        static native TemplateInstance accounts(AccountsView view);
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public RestResponse<String> page(String tour, @HeaderParam("If-None-Match") String known) {
        var shown = Tour.getBySlug(tour);
        var view = new AccountsView(
                tour,
                shown.title,
                shown.host.name,
                config.baseUrl(),
                accounts.list(tour).stream().map(AccountsView.Row::of).toList());
        return PublicPage.render(Templates.accounts(view)).answer(known);
    }
}
