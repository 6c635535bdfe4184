package org.whistlestop.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/** Puts the examples of {@code openapi-examples.json}, by schema name or media type, beside every body of the document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiExamples implements OASFilter {

    private final Map<String, Object> examples = read();

    private static Map<String, Object> read() {
        try (var json = OpenApiExamples.class.getResourceAsStream("/openapi-examples.json")) {
            return new ObjectMapper().readerForMapOf(Object.class).readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().forEach(item -> item.getOperations().values().forEach(this::show));
    }

    private void show(Operation operation) {
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> show(response.getContent()));
    }

    private void show(Content content) {
        if (content != null) {
            content.getMediaTypes().forEach(this::show);
        }
    }

    private void show(String name, MediaType type) {
        if (type.getExample() == null && type.getSchema() != null) {
            type.setExample(exampleOf(name, type));
        }
    }

    private Object exampleOf(String name, MediaType type) {
        var schema = type.getSchema();
        if (schema.getRef() != null) {
            return examples.get(nameOf(schema.getRef()));
        }
        if (schema.getItems() != null && schema.getItems().getRef() != null) {
            var item = examples.get(nameOf(schema.getItems().getRef()));
            return item == null ? null : List.of(item);
        }
        return examples.get(name.startsWith("text/csv") ? "text/csv" : name);
    }

    private static String nameOf(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }
}
