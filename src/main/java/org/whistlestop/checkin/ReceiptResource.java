package org.whistlestop.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.Scope;

@Path("/api/check-ins/{id}/receipt")
@Tag(name = "Check-ins")
@RolesAllowed({Scope.READ, Scope.CHECK_IN})
class ReceiptResource {

    @Inject
    Receipts receipts;

    @GET
    @Operation(
            summary = "Read what a check-in did, row by row, and what of it still waits",
            description = "Ask again until it is settled. Rows may be added; their order stays.")
    public Receipt get(UUID id) {
        return receipts.get(id);
    }
}
