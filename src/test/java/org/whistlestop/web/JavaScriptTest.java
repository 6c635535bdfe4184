package org.whistlestop.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NodeFiles;

/** Runs the tests of the pure JavaScript modules, which stand in {@code src/test/js}, in plain Node. */
class JavaScriptTest {

    private static final Path COPY = Path.of("target/js");

    @Test
    @NeedsTool("node")
    void thePureModulesPassTheirTestsInPlainNode() throws Exception {
        NodeFiles.copy(COPY);

        var node = new ProcessBuilder("node", "--test", "src/test/js/")
                .directory(COPY.toFile())
                .redirectErrorStream(true)
                .start();
        node.getOutputStream().close();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
        assertTrue(said.matches("(?s).*# pass [1-9]\\d*.*|(?s).*ℹ pass [1-9]\\d*.*"), said);
    }
}
