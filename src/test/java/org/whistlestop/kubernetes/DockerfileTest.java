package org.whistlestop.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the image to its rules; where there is a container engine, building it says more. */
class DockerfileTest {

    private static final Path FILE = Path.of("src/main/docker/Dockerfile.jvm");

    private static List<String> lines() throws IOException {
        return Arrays.stream(Files.readString(FILE)
                        .replaceAll("(?m)^#.*\n", "")
                        .replaceAll("\\\\\n", " ")
                        .split("\n"))
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Stream<String> of(String instruction) throws IOException {
        return lines().stream().filter(line -> line.startsWith(instruction + " "));
    }

    @Test
    void basesHaveAVersionOrAreStepsBefore() throws IOException {
        var steps = new HashSet<String>();
        of("FROM").map(line -> line.split(" ")).forEach(words -> {
            assertTrue(steps.contains(words[1]) || words[1].matches("[a-z-]+:[0-9].*"), words[1]);
            if (words.length == 4) {
                steps.add(words[3]);
            }
        });
    }

    /** What runs stands on the first step, and that one ends as the user whom the cluster names. */
    @Test
    void whatRunsIsNobodyInParticular() throws IOException {
        var lines = lines();
        var first = lines.subList(0, lines.indexOf("FROM program AS training"));
        var last = lines.subList(lines.lastIndexOf("FROM program"), lines.size());
        var pod = Manifests.named("Deployment", "whistlestop").at("/spec/template/spec/securityContext");
        var user = "USER " + pod.path("runAsUser").asText() + ":"
                + pod.path("runAsGroup").asText();
        assertEquals(user, first.get(first.size() - 1));
        assertTrue(last.stream().noneMatch(line -> line.startsWith("USER")));
    }

    @Test
    void layersComeInTheOrderOfChange() throws IOException {
        var copied = of("COPY").map(line -> line.split(" ")[1]).toList();
        assertEquals(
                List.of(
                        "target/quarkus-app/lib/",
                        "target/quarkus-app/quarkus-run.jar",
                        "target/quarkus-app/quarkus/",
                        "target/quarkus-app/app/",
                        "target/quarkus-app/whistlestop.cdx.json",
                        "src/main/docker/java.args",
                        "--from=training"),
                copied);
    }

    @Test
    void whatIsCopiedIsNotIgnored() throws IOException {
        var ignore = Files.readAllLines(Path.of(".dockerignore"));
        assertEquals("*", ignore.get(0));
        of("COPY")
                .map(line -> line.split(" ")[1])
                .filter(source -> !source.startsWith("--"))
                .forEach(source -> assertTrue(
                        ignore.stream().anyMatch(rule -> rule.startsWith("!") && source.startsWith(rule.substring(1))),
                        source));
    }

    /** A cache made under other settings is not used, and nobody would notice but by the clock. */
    @Test
    void theCacheIsMadeAsItIsUsed() throws IOException {
        var training =
                of("RUN").filter(line -> line.contains("-XX:AOTCacheOutput")).toList();
        assertEquals(1, training.size());
        assertTrue(training.get(0).contains("java @java.args -XX:AOTCacheOutput=/tmp/app.aot -jar quarkus-run.jar"));
        assertEquals(
                List.of(
                        "ENTRYPOINT [\"java\", \"@java.args\", \"-XX:AOTCache=app.aot\", \"-jar\", \"quarkus-run.jar\"]"),
                of("ENTRYPOINT").toList());
    }

    @Test
    void photosHaveTheirTools() throws IOException {
        assertTrue(of("RUN").findFirst().orElseThrow().contains("libvips-tools"));
    }

    @Test
    void nothingIsFetchedUncheckedAndNoSecretStays() throws IOException {
        assertEquals(0, of("ADD").count());
        assertEquals(0, of("ARG").count());
        assertTrue(of("ENV").noneMatch(line -> line.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*")));
        assertTrue(lines().stream().noneMatch(line -> line.matches(".*(curl|wget) .*https?://.*")));
    }
}
