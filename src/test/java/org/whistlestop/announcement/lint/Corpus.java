package org.whistlestop.announcement.lint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The texts that the lint is judged by, as they stand in {@code src/test/resources/lint}; Node reads the same files. */
final class Corpus {

    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static final Lint LINT = new Lint();

    private Corpus() {}

    static List<Case> read(String file) {
        return read(file, new TypeReference<>() {});
    }

    static <T> T read(String file, TypeReference<T> type) {
        try (var stream = Corpus.class.getResourceAsStream("/lint/" + file)) {
            return JSON.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** One text, and what is expected of it where the file says so. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Case(
            String id,
            String half,
            Boolean selling,
            String text,
            String language,
            boolean linked,
            LintContext context,
            Thresholds thresholds,
            List<String> finds,
            List<String> passes,
            String verdict,
            String marks) {

        Case {
            context = context == null ? LintContext.NONE : context;
            finds = finds == null ? List.of() : finds;
            passes = passes == null ? List.of() : passes;
        }

        Report report() {
            return LINT.check(new LintText(text, language, linked), context, thresholds);
        }

        boolean isBillboard() {
            return report().verdict() == Verdict.BILLBOARD;
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
