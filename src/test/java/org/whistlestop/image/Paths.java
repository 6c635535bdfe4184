package org.whistlestop.image;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Both ways to make pictures, as far as they are there; a missing one is named, so that CI fails of it. */
public final class Paths {

    /** One worker for all tests of the JVM, as in the program; it ends when the JVM does. */
    private static final Pictures JAVA = new WorkerPictures(Samples.config(Map.of()));

    private Paths() {}

    public static Stream<Arguments> both() {
        return Stream.concat(Stream.of(Named.of("java", JAVA)), vips()).map(Arguments::of);
    }

    private static Stream<Named<Pictures>> vips() {
        var program = Programs.find("vipsthumbnail");
        if (program.isEmpty()) {
            System.out.println("SKIPPED the pictures made by vips: needs vipsthumbnail");
        }
        return program.stream()
                .map(found -> Named.of("vips", new VipsPictures(new VipsTool(found, Samples.config(Map.of())))));
    }
}
