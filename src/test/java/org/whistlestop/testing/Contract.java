package org.whistlestop.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the OpenAPI document of a running Whistlestop promises of its answers: for each operation the statuses, the content
 * types and the JSON, which has no other fields than those described.
 */
public final class Contract {

    private static final Map<String, Contract> BY_BASE = new ConcurrentHashMap<>();
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final Map<Pattern, String> templates = new LinkedHashMap<>();
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

    Contract(JsonNode document) {
        this.document = document;
        close(document.at("/components/schemas"));
        document.get("paths").properties().stream()
                .map(Map.Entry::getKey)
                // The more of an address is spelt out, the sooner it is meant.
                .sorted(Comparator.comparing(
                        template -> template.replaceAll("[^{]", "").length()))
                .forEach(template ->
                        templates.put(Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+")), template));
    }

    static Contract of(String base) {
        return BY_BASE.computeIfAbsent(
                base,
                any -> new Contract(new Api(base, null)
                        .send("GET", "/q/openapi?format=json")
                        .json()));
    }

    /** What is not described is not there. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Contract::close);
    }

    /** Fails by name where an answer is not one that the document promises. */
    void check(String method, String path, Api.Answer answer) {
        var operation = findOperation(method, path.split("\\?", 2)[0]);
        if (operation.isEmpty()) {
            if (path.startsWith("/api/") && answer.status() < 300) {
                throw broken(method, path, answer, "this operation");
            }
            return;
        }
        var response = operation.get().path("responses").path(String.valueOf(answer.status()));
        if (response.isMissingNode()) {
            throw broken(method, path, answer, "this status");
        }
        if (answer.body().length > 0) {
            checkBody(method, path, answer, response.path("content"));
        }
    }

    private Optional<JsonNode> findOperation(String method, String path) {
        return templates.entrySet().stream()
                .filter(template -> template.getKey().matcher(path).matches())
                .map(template -> document.get("paths").get(template.getValue()).get(method.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private void checkBody(String method, String path, Api.Answer answer, JsonNode content) {
        var type = withoutParameters(String.valueOf(answer.header("Content-Type")));
        var declared = content.properties().stream()
                .filter(entry -> withoutParameters(entry.getKey()).equals(type))
                .findFirst()
                .orElseThrow(() -> broken(method, path, answer, "the type " + type));
        if (type.matches("application/(.+\\+)?json") && answer.header("Content-Encoding") == null) {
            var wrong = wrong(declared.getValue().path("schema"), answer);
            if (!wrong.isEmpty()) {
                throw broken(method, path, answer, wrong);
            }
        }
    }

    private String wrong(JsonNode schema, Api.Answer answer) {
        return schemas.computeIfAbsent(schema, this::compile).validate(answer.json()).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.joining("; "));
    }

    private JsonSchema compile(JsonNode schema) {
        var whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole, STRICT);
    }

    private static String withoutParameters(String type) {
        return type.split(";", 2)[0].strip();
    }

    private static AssertionError broken(String method, String path, Api.Answer answer, String what) {
        return new AssertionError("The OpenAPI document does not promise " + what + ": " + method + " " + path + " -> "
                + answer.status() + " " + answer.text());
    }
}
