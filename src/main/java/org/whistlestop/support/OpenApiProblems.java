package org.whistlestop.support;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation of the OpenAPI document how it can fail, so that no resource has to repeat it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiProblems implements OASFilter {

    private static final Set<String> PUBLIC = Set.of(
            "/api/tours/{tour}",
            "/api/tours/{tour}/map",
            "/api/tours/{tour}/live",
            "/api/tours/{tour}/stops/{stop}/remarks");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        "token",
                        OASFactory.createSecurityScheme()
                                .type(org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A personal token, made with POST /api/people/{id}/tokens"));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        if (!path.startsWith("/api/")) {
            return;
        }
        var isPublic = isPublic(path, method);
        if (!isPublic) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme("token"));
            fail(operation, 401, "Sign in first", "This is for the tour's staff. Send a personal token or sign in.");
            fail(operation, 403, "Not allowed", "This needs the role pr or admin on this tour.");
        }
        if (path.contains("{") || path.endsWith("/pocket") || method != HttpMethod.GET) {
            fail(operation, 404, "Not found", "There is no such tour.");
        }
        fail(operation, 400, "Bad request", "The body is not the JSON expected here (line 1, column 1).");
        if (operation.getRequestBody() != null) {
            fail(operation, 413, "Too large", "The body is larger than this address takes.");
            fail(operation, 415, "Unsupported media type", "This address does not take a body of that content type.");
        }
        if (operation.getRequestBody() != null || hasQuery(operation)) {
            fail(
                    operation,
                    422,
                    "Not understood",
                    "\"dancing\" does not fit here. It takes one of arrived, late, left, withdrawn.");
        }
        if (method != HttpMethod.GET) {
            fail(operation, 409, "Conflict", "This stop is done; what has happened cannot be cancelled.");
        }
        if (!isPublic) {
            fail(
                    operation,
                    429,
                    "Too many requests",
                    "That was more often than 600 times a minute. Wait 1 s and try again.");
        }
        if (path.endsWith("/itinerary") && method == HttpMethod.PUT) {
            fail(operation, 412, "Changed in the meantime", "Somebody changed the itinerary since you looked.");
        }
        if (path.matches("/api/announcements/\\{id}(/approval)?|/api/approvals/\\{secret}")
                && method == HttpMethod.PUT) {
            fail(operation, 412, "Changed in the meantime", "It has changed since you read it. Read it again.");
        }
        if (path.startsWith("/api/uploads")) {
            describeUpload(operation);
        }
        fail(operation, 500, "Our mistake", "Something failed on our side; it is in our log. Try again in a minute.");
        fail(operation, 503, "Not available just now", "The database does not answer. Try again in a few seconds.");
    }

    /** Fans send without a token. */
    private static void describeUpload(Operation operation) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        fail(operation, 410, "Gone", "This upload has waited too long for its next byte. Begin a new one.");
        fail(
                operation,
                412,
                "Changed in the meantime",
                "This speaks tus 1.0.0 only. Send the header Tus-Resumable: 1.0.0.");
        fail(operation, 413, "Too large", "This file has 30000000 bytes; up to 26214400 are taken. Make it smaller.");
        fail(operation, 415, "Unsupported media type", "A body here is application/offset+octet-stream.");
        fail(operation, 422, "Not understood", "The value of \"takenAt\" does not fit here. It takes an instant.");
        fail(
                operation,
                460,
                "Checksum mismatch",
                "What arrived is not what was sent: its checksum is another. Send it again.");
        fail(operation, 507, "Storage full", "There is no room for this just now. What was acknowledged is safe.");
    }

    private static boolean isPublic(String path, HttpMethod method) {
        return method == HttpMethod.GET && PUBLIC.contains(path);
    }

    private static boolean hasQuery(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getIn() != null
                                && parameter.getIn().toString().equals("query"));
    }

    private static void fail(Operation operation, int status, String title, String detail) {
        var code = String.valueOf(status);
        if (operation.getResponses().hasAPIResponse(code)
                && operation.getResponses().getAPIResponse(code).getContent() != null) {
            return;
        }
        operation.getResponses().addAPIResponse(code, problem(status, title, detail));
    }

    private static APIResponse problem(int status, String title, String detail) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                .example(java.util.Map.of(
                                        "type", "about:blank", "title", title, "status", status, "detail", detail)));
        return OASFactory.createAPIResponse().description(title).content(content);
    }
}
