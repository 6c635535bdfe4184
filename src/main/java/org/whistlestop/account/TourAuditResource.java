package org.whistlestop.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.audit.AuditEntry;
import org.whistlestop.account.audit.AuditExport;
import org.whistlestop.account.audit.AuditLog;
import org.whistlestop.account.audit.AuditVerdict;
import org.whistlestop.support.ProblemException;

@Path("/api/tours/{tour}/audit")
@Tag(
        name = "Audit",
        description = "Who did what to which thing: append-only, each entry sealed by the hash of all before it")
@RolesAllowed(Scope.READ)
class TourAuditResource {

    @Inject
    AuditLog log;

    @Inject
    AuditExport export;

    @Inject
    Caller caller;

    @Inject
    TourDirectory tours;

    @GET
    @Operation(summary = "List who did what on a tour, newest first")
    public List<AuditEntry> latest(
            String tour,
            @RestQuery @DefaultValue("9223372036854775807") @Min(1) long before,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return log.latest(chain(tour), before, limit);
    }

    @GET
    @Path("export")
    @Produces(AuditExport.MEDIA_TYPE)
    @Operation(summary = "Download a tour's whole audit log, an entry a line, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "The first line tells where the log begins and ends",
            content = @Content(mediaType = AuditExport.MEDIA_TYPE, schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> export(String tour) {
        return export.download(chain(tour), tour);
    }

    @GET
    @Path("verification")
    @Operation(summary = "Check that nothing in a tour's audit log was changed, removed or put in")
    public AuditVerdict verify(String tour) {
        return log.check(chain(tour));
    }

    @POST
    @Path("verification")
    @Consumes(AuditExport.MEDIA_TYPE)
    @Operation(
            summary = "Check a downloaded audit log, and that the log of today still goes the same way",
            description = "At most 4 MB, some ten thousand entries.")
    public AuditVerdict verify(String tour, String exported) {
        return export.check(chain(tour), exported);
    }

    @Transactional
    UUID chain(String tour) {
        var id = tours.findId(tour).orElseThrow(() -> ProblemException.notFound("There is no such tour."));
        caller.must(id, Permission.READ_AUDIT);
        return id;
    }
}
