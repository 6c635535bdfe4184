package org.whistlestop.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.whistlestop.support.EarlyConfig;

/** Where photos lie, also for a command that runs before the program has its settings; none in a bucket, which keeps its own versions. */
final class Photos {

    private Photos() {}

    static Optional<Path> findIn(Config config) {
        return find(name -> config.getOptionalValue(name, String.class).filter(value -> !value.isBlank()));
    }

    static Optional<Path> findEarly() {
        return find(EarlyConfig::find);
    }

    private static Optional<Path> find(Function<String, Optional<String>> setting) {
        if (setting.apply("whistlestop.storage.s3.bucket").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                setting.apply("whistlestop.storage.folder").map(Path::of).orElseGet(() -> Path.of(
                                setting.apply("whistlestop.data").orElse("data"))
                        .resolve("photos")));
    }
}
