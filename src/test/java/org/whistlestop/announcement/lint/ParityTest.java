package org.whistlestop.announcement.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds Java and JavaScript together: what Java answered stands in {@code parity.json}, and lint-parity.test.js asks the same of
 * lint.js. After a change of rules, {@code mvn test -Dtest=ParityTest -Dlint.parity=write} writes the file anew; look at the
 * difference before you keep it.
 */
class ParityTest {

    private static final Path FILE = Path.of("src/test/resources/lint/parity.json");

    @Test
    void javaStillAnswersWhatJavaScriptIsHeldTo() throws Exception {
        if ("write".equals(System.getProperty("lint.parity"))) {
            write();
        }
        var answers = Corpus.JSON.readValue(FILE.toFile(), new TypeReference<List<Answer>>() {});
        assertTrue(answers.size() >= 190);
        for (var answer : answers) {
            assertEquals(answer, Answer.to(answer.asked()), answer.asked().id());
        }
    }

    private static void write() throws Exception {
        var writer = Corpus.JSON
                .copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .writer()
                .with(JsonWriteFeature.ESCAPE_NON_ASCII);
        var lines = new ArrayList<String>();
        for (var asked : ParityTexts.all()) {
            lines.add(writer.writeValueAsString(Answer.to(asked)));
        }
        Files.writeString(FILE, "[\n" + String.join(",\n", lines) + "\n]\n");
    }

    /** Each finding is its rule, points, reason, start and end; advice and example stand in the table. */
    record Answer(Corpus.Case asked, int score, String verdict, List<List<Object>> findings) {

        static Answer to(Corpus.Case asked) {
            var report = asked.report();
            var findings = report.findings().stream()
                    .map(f -> List.<Object>of(f.rule(), f.points(), f.reason(), f.start(), f.end()))
                    .toList();
            return new Answer(asked, report.score(), report.verdict().word(), findings);
        }
    }
}
