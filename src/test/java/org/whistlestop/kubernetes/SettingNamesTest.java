package org.whistlestop.kubernetes;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A setting of the environment that nobody reads is passed over in silence: each that {@code k8s/} names must be somebody's. */
class SettingNamesTest {

    private static final Pattern IN_ENVIRONMENT = Pattern.compile("\\b(WHISTLESTOP|QUARKUS)(_[A-Z0-9]+)+\\b");

    @Test
    void eachIsReadByTheProgram() throws Exception {
        var known = known();
        var named = named();
        assertTrue(named.contains("WHISTLESTOP_STORAGE_S3_BUCKET"), named.toString());
        assertEquals(
                List.of(), named.stream().filter(name -> !known.contains(name)).toList());
    }

    private static TreeSet<String> named() throws IOException {
        var named = new TreeSet<String>();
        for (var file : Manifests.files().toList()) {
            IN_ENVIRONMENT
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(named::add);
        }
        return named;
    }

    /** Of ours, of what Quarkus lists of its own, and of what stands in the program's file. */
    private static TreeSet<String> known() throws Exception {
        var classes = Stream.concat(ours(), ofQuarkus()).toList();
        var known = new TreeSet<String>();
        for (var name : classes) {
            var type = Class.forName(name, false, SettingNamesTest.class.getClassLoader());
            if (type.isInterface() && type.isAnnotationPresent(ConfigMapping.class)) {
                ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream()
                        .map(SettingNamesTest::inEnvironment)
                        .forEach(known::add);
            }
        }
        return Manifests.settings().stringPropertyNames().stream()
                .map(SettingNamesTest::inEnvironment)
                .collect(toCollection(() -> known));
    }

    private static Stream<String> ours() throws IOException {
        var root = Path.of("src/main/java");
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith("Config.java"))
                    .map(file -> root.relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> ofQuarkus() throws IOException {
        var names = new TreeSet<String>();
        var lists = SettingNamesTest.class.getClassLoader().getResources("META-INF/quarkus-config-roots.list");
        for (var list : Collections.list(lists)) {
            try (InputStream text = list.openStream()) {
                new String(text.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(names::add);
            }
        }
        return names.stream();
    }

    private static String inEnvironment(String setting) {
        return StringUtil.replaceNonAlphanumericByUnderscores(setting).toUpperCase(java.util.Locale.ROOT);
    }
}
