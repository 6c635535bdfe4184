package org.whistlestop.support;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Optional;

/** Settings before Quarkus has read them: environment, system properties, application.properties. */
public final class EarlyConfig {

    /** Made once: looking for application.properties in all jars is a tenth of a second of each start. */
    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addSystemSources()
            .addPropertiesSources()
            .build();

    /** Ordinal of the application.properties in our jar; one in a folder {@code config} has 260. */
    private static final int BROUGHT_ALONG = 250;

    private EarlyConfig() {}

    public static Optional<String> find(String name) {
        return CONFIG.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    /** The same, but only what was said to this installation, not what the program brings along. */
    static Optional<String> findSaid(String name) {
        return find(name).filter(value -> CONFIG.getConfigValue(name).getConfigSourceOrdinal() > BROUGHT_ALONG);
    }

    /** Folder of the embedded database. */
    public static Path data() {
        return Path.of(find("whistlestop.data").orElse("data"));
    }
}
