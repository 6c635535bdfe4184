package org.whistlestop.conversation.mention.intake;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.whistlestop.conversation.mention.OurPages;

/** Says in the headers of the pages that can be mentioned where to tell us. */
class Advertising {

    private static final Pattern PAGES = Pattern.compile("/?tours/[^/]+(/stops/[^/]+)?/?");

    @Inject
    OurPages ours;

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        var status = response.getStatus();
        if ((status == 200 || status == 304)
                && PAGES.matcher(request.getUriInfo().getPath()).matches()) {
            response.getHeaders().add("Link", "<" + ours.at("/webmention") + ">; rel=\"webmention\"");
            response.getHeaders().add("X-Pingback", ours.at("/pingback"));
        }
    }
}
