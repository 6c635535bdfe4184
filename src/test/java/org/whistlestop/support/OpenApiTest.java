package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    @TestHTTPResource
    String url;

    @Test
    void everyOperationHasASummaryExamplesAndErrors() {
        var document = document();
        assertTrue(document.get("openapi").asText().startsWith("3.1"));
        var lacking = new ArrayList<String>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        lacking.addAll(lacking(operation.getKey() + " " + path.getKey(), operation.getValue()));
                    }
                }));

        assertEquals(List.of(), lacking);
    }

    private static List<String> lacking(String name, JsonNode operation) {
        var lacking = new ArrayList<String>();
        if (operation.path("summary").asText().isBlank()) {
            lacking.add(name + ": summary");
        }
        operation.path("requestBody").path("content").fields().forEachRemaining(body -> {
            if (!body.getValue().has("example")
                    && !body.getKey().startsWith("image/")
                    && !body.getKey().equals("application/octet-stream")
                    && !body.getKey().equals("application/vnd.ms-excel")) {
                lacking.add(name + ": example of " + body.getKey());
            }
        });
        operation.get("responses").fields().forEachRemaining(response -> response.getValue()
                .path("content")
                .fields()
                .forEachRemaining(body -> {
                    if (!body.getValue().has("example")) {
                        lacking.add(name + ": example of " + response.getKey() + " " + body.getKey());
                    }
                }));
        if (!operation.get("responses").has("500")) {
            lacking.add(name + ": errors");
        }
        return lacking;
    }

    @Test
    void thePublicPathsAreThere() {
        var paths = new TreeSet<String>();
        document().get("paths").fieldNames().forEachRemaining(paths::add);

        assertTrue(
                paths.containsAll(Set.of(
                        "/api/tours/{tour}/map",
                        "/api/tours/{tour}/live",
                        "/api/tours/{tour}/itinerary",
                        "/api/check-ins/{id}",
                        "/api/people",
                        "/api/people/{id}/tokens")),
                paths.toString());
    }

    private JsonNode document() {
        return new Api(url.replaceAll("/$", ""), null)
                .get("/q/openapi?format=json")
                .expect(200)
                .json();
    }
}
