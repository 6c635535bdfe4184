package org.whistlestop.export;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Scope;

/** Says what an export has and how large it is, before somebody takes the tour out. */
@Path("/desk/tours/{tour}/export")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class ExportPage {

    private static final double MEGABYTE = 1024 * 1024;

    @Inject
    Exports exports;

    @Inject
    Caller caller;

    @CheckedTemplate(basePath = "export")
    static class Templates {
        static native TemplateInstance export(ExportScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour) {
        var extent = exports.extentOf(tour);
        return Templates.export(
                new ExportScreen(tour, extent.title(), extent.photos(), size(extent.bytes()), caller.isFresh()));
    }

    /** In the unit that a person would say. */
    static String size(long bytes) {
        return bytes < MEGABYTE
                ? "less than 1 MB"
                : bytes < 1000 * MEGABYTE
                        ? "about " + Math.round(bytes / MEGABYTE) + " MB"
                        : "about " + String.format(Locale.ENGLISH, "%.1f", bytes / MEGABYTE / 1024) + " GB";
    }

    record ExportScreen(String tour, String title, long photos, String size, boolean fresh) {
        public String here() {
            return "/desk/tours/" + tour + "/export";
        }
    }
}
