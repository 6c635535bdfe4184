package org.whistlestop.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The JavaScript of the pages and of their tests, copied to where plain Node takes it for modules. */
public final class NodeFiles {

    private NodeFiles() {}

    /** A copy marked as modules, since older Nodes do not tell that by themselves. */
    public static void copy(Path target) throws IOException {
        copy(Path.of("web"), target);
        copy(Path.of("src/test/js"), target);
        Files.writeString(target.resolve("package.json"), "{\"type\": \"module\"}");
    }

    private static void copy(Path folder, Path target) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                Files.createDirectories(target.resolve(file).getParent());
                Files.copy(file, target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
