package org.whistlestop.announcement.lint;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks a text the questions of the table; {@code web/lint/lint.js} asks the same ones and gets the same answers. */
@Singleton
public class Lint {

    private static final String TABLE = "/lint/rules.json";

    private final String source;
    private final RuleTable table;
    private final Languages languages;

    public Lint() {
        this(resource());
    }

    Lint(String source) {
        this.source = source;
        this.table = parsed(source);
        this.languages = new Languages(table);
    }

    /** Never throws, whatever the text; {@code thresholds} may be null for the table's own. */
    public Report check(LintText text, LintContext context, Thresholds thresholds) {
        var own = thresholds == null ? table.thresholds() : thresholds;
        return new Checking(table, languages, text, context, own).report();
    }

    public Thresholds thresholds() {
        return table.thresholds();
    }

    /** The table as JSON that may stand inside a script element of a page. */
    public String table() {
        return source.replace("<", "\\u003c");
    }

    private static RuleTable parsed(String source) {
        try {
            return new ObjectMapper().readValue(source, RuleTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
    }

    private static String resource() {
        try (var stream = Lint.class.getResourceAsStream(TABLE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
    }
}
