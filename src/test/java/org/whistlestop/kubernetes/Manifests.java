package org.whistlestop.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Reads what stands under {@code k8s/}, without a cluster and without its tools. */
final class Manifests {

    static final Path ROOT = Path.of("k8s");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

    private Manifests() {}

    static List<JsonNode> documents(Path file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static List<Path> kustomizations() {
        return files().filter(file -> file.endsWith("kustomization.yaml")).toList();
    }

    static Stream<Path> files() {
        try (var all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is made in a cluster, as it is written: before an overlay patches it. */
    static List<JsonNode> resources() {
        return kustomizations().stream()
                .flatMap(file -> texts(documents(file).get(0).path("resources"))
                        .map(name -> file.resolveSibling(name).normalize())
                        .filter(Files::isRegularFile))
                .flatMap(file -> documents(file).stream())
                .toList();
    }

    static List<JsonNode> ofKind(String kind) {
        return resources().stream()
                .filter(resource -> resource.path("kind").asText().equals(kind))
                .toList();
    }

    static JsonNode named(String kind, String name) {
        return ofKind(kind).stream()
                .filter(resource -> resource.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    static Stream<JsonNode> containers(JsonNode pod) {
        return Stream.concat(stream(pod.path("initContainers")), stream(pod.path("containers")));
    }

    static String value(JsonNode container, String variable) {
        return stream(container.path("env"))
                .filter(each -> each.path("name").asText().equals(variable))
                .map(each -> each.path("value").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(variable + " is not set"));
    }

    static JsonNode deployment() {
        return named("Deployment", "whistlestop");
    }

    static JsonNode container() {
        return deployment().at("/spec/template/spec/containers/0");
    }

    /** What the program brings along. */
    static Properties settings() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        return settings;
    }

    static String type(JsonNode resource) {
        return resource.path("apiVersion").asText() + " "
                + resource.path("kind").asText();
    }

    static Stream<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asText);
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return Stream.iterate(0, at -> at < list.size(), at -> at + 1).map(list::get);
    }
}
