package org.whistlestop.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.account.audit.AuditEntry;
import org.whistlestop.account.audit.AuditExport;
import org.whistlestop.account.audit.AuditLog;
import org.whistlestop.account.audit.AuditVerdict;

@Path("/api/audit")
@Tag(name = "Audit")
@RolesAllowed(Caller.SETUP)
class AuditResource {

    @Inject
    AuditLog log;

    @Inject
    AuditExport export;

    @GET
    @Operation(summary = "List who did what with people, tokens and sign-ins, newest first")
    public List<AuditEntry> latest(
            @RestQuery @DefaultValue("9223372036854775807") @Min(1) long before,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return log.latest(Audit.INSTALLATION, before, limit);
    }

    @GET
    @Path("export")
    @Produces(AuditExport.MEDIA_TYPE)
    @Operation(summary = "Download the installation's whole audit log, an entry a line, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "The first line tells where the log begins and ends",
            content = @Content(mediaType = AuditExport.MEDIA_TYPE, schema = @Schema(implementation = String.class)))
    public RestResponse<StreamingOutput> export() {
        return export.download(Audit.INSTALLATION, "installation");
    }

    @GET
    @Path("verification")
    @Operation(summary = "Check that nothing in the installation's audit log was changed, removed or put in")
    public AuditVerdict verify() {
        return log.check(Audit.INSTALLATION);
    }

    @POST
    @Path("verification")
    @Consumes(AuditExport.MEDIA_TYPE)
    @Operation(
            summary = "Check a downloaded audit log, and that the log of today still goes the same way",
            description = "At most 4 MB, some ten thousand entries.")
    public AuditVerdict verify(String exported) {
        return export.check(Audit.INSTALLATION, exported);
    }
}
