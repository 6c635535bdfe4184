package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;

/** The list of what ships is whole: each file that the program loads is in it by its checksum, with a licence. */
class SbomIT {

    private static final Path FILE = AppProcess.PROGRAM.resolve("whistlestop.cdx.json");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:[^'\"]+ from )?['\"]([^./'\"][^'\"]*)['\"]");

    private static final Map<String, JsonNode> BY_CHECKSUM = new HashMap<>();

    private static JsonNode bill;

    @BeforeAll
    static void read() throws IOException {
        bill = new ObjectMapper().readTree(FILE.toFile());
        components().forEach(component -> component
                .path("hashes")
                .forEach(hash -> BY_CHECKSUM.put(hash.path("content").asText(), component)));
    }

    private static List<JsonNode> components() {
        return StreamSupport.stream(bill.path("components").spliterator(), false)
                .toList();
    }

    @Test
    void everyJarThatShipsIsInIt() throws Exception {
        var jars = jars();
        assertTrue(jars.size() > 200, "found " + jars.size());
        for (var jar : jars) {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            assertTrue(
                    BY_CHECKSUM.containsKey(HexFormat.of().formatHex(digest)) || isCutDown(jar), jar + " is not in it");
        }
    }

    /** Quarkus takes classes out of this one when it packs; so it is known by name and version alone. */
    private static boolean isCutDown(Path jar) {
        var name = jar.getFileName().toString();
        return name.startsWith("io.opentelemetry.opentelemetry-exporter-otlp-1")
                && components().stream()
                        .map(one -> one.path("group").asText() + "."
                                + one.path("name").asText() + "-"
                                + one.path("version").asText() + ".jar")
                        .anyMatch(name::equals);
    }

    private static List<Path> jars() throws IOException {
        try (var files = Files.walk(AppProcess.PROGRAM.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    @Test
    void whatScriptsImportIsInIt() throws IOException {
        var names = components().stream()
                .map(component -> component.path("name").asText())
                .toList();
        var imported = importedByScripts();
        assertTrue(imported.contains("leaflet"), imported.toString());
        imported.forEach(name -> assertTrue(names.contains(name), name));
    }

    private static List<String> importedByScripts() throws IOException {
        try (var scripts = Files.walk(Path.of("web"))) {
            return scripts.filter(file -> file.toString().endsWith(".js"))
                    .flatMap(file -> IMPORT.matcher(readString(file)).results())
                    .map(found -> found.group(1).split("/")[0])
                    .distinct()
                    .toList();
        }
    }

    private static String readString(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyPartHasALicenceAndAnAddress() {
        var lacking = components().stream()
                .filter(component -> component.path("licenses").isEmpty() || !component.has("purl"))
                .map(component -> component.path("name").asText())
                .toList();
        assertEquals(List.of(), lacking);
        assertEquals(
                "Apache-2.0",
                bill.at("/metadata/component/licenses/0/license/id").asText());
    }

    /** Nothing of the machine that built it: no folder, and packages are named without the registry they came from. */
    @Test
    void itSaysNothingOfWhereItWasMade() throws IOException {
        var text = Files.readString(FILE);
        assertFalse(text.contains("repository_url="), "a registry's address");
        Arrays.asList("user.home", "user.dir")
                .forEach(place -> assertFalse(text.contains(System.getProperty(place) + "/"), place));
    }
}
