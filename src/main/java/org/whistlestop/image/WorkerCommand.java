package org.whistlestop.image;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of the worker: this JVM's program, a small heap, and no class path but what pictures need. */
final class WorkerCommand {

    /** One of each jar; where it lies differs between the packaged program, tests and development. */
    private static final List<String> CLASSES = List.of(
            "org.whistlestop.image.WorkerMain",
            "com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReader",
            "com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi",
            "com.twelvemonkeys.imageio.ImageReaderBase",
            "com.twelvemonkeys.imageio.metadata.Directory",
            "com.twelvemonkeys.lang.Validate",
            "com.twelvemonkeys.io.enc.Decoder",
            "com.twelvemonkeys.image.ImageUtil",
            "com.drew.metadata.Metadata",
            "com.adobe.internal.xmp.XMPMeta");

    /** Beside the heap: the JVM's own, its code, and what the JDK's JPEG decoder takes for a progressive picture. */
    private static final long OUTSIDE_HEAP = 1024L * 1024 * 1024;

    private WorkerCommand() {}

    static List<String> of(ImagesConfig config) {
        var heap = config.javaMemory().asLongValue();
        var command = new ArrayList<String>();
        Programs.find("prlimit")
                .ifPresent(prlimit ->
                        command.addAll(List.of(prlimit.toString(), "--as=" + (heap + OUTSIDE_HEAP), "--core=0")));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:CompressedClassSpaceSize=16m",
                "-Xss512k",
                "-Djava.awt.headless=true",
                "-cp",
                CLASSES.stream().map(WorkerCommand::source).distinct().collect(Collectors.joining(File.pathSeparator)),
                WorkerMain.class.getName()));
        return command;
    }

    private static String source(String name) {
        try {
            var type = Class.forName(name, false, WorkerCommand.class.getClassLoader());
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
