package org.whistlestop.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.NeedsTool;

/** Runs the tests of the pure JavaScript modules, which stand in {@code src/test/js}, in plain Node. */
class JavaScriptTest {

    /** A copy marked as modules, since older Nodes do not tell that by themselves. */
    private static final Path COPY = Path.of("target/js");

    @Test
    @NeedsTool("node")
    void thePureModulesPassTheirTestsInPlainNode() throws Exception {
        copy(Path.of("web"));
        copy(Path.of("src/test/js"));
        Files.writeString(COPY.resolve("package.json"), "{\"type\": \"module\"}");

        var node = new ProcessBuilder("node", "--test", "src/test/js/")
                .directory(COPY.toFile())
                .redirectErrorStream(true)
                .start();
        node.getOutputStream().close();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
        assertTrue(said.matches("(?s).*# pass [1-9]\\d*.*|(?s).*ℹ pass [1-9]\\d*.*"), said);
    }

    private static void copy(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                Files.createDirectories(COPY.resolve(file).getParent());
                Files.copy(file, COPY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
