package org.whistlestop.tour.itinerary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.whistlestop.tour.Venue;

/**
 * Splits a text into lines of cells, with whichever delimiter its header is written with; blank lines are left out, and
 * where a quote is never closed the lines end before it, with the reason.
 */
record Table(List<Line> lines, Unreadable brokenOff) {

    static final int MAX_LINES = 5_001; // the header and 5,000 stops

    /** Holds a line's tidied cells, and where it begins in the file. */
    record Line(int number, List<String> cells) {

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    static Table of(String text) {
        var delimiter = announcedDelimiter(text);
        if (delimiter != null) {
            return split(text.substring(text.indexOf('\n')), delimiter, MAX_LINES);
        }
        return split(text, likelyDelimiter(text.stripLeading()), MAX_LINES);
    }

    /** Reads the first line {@code sep=;} that spreadsheets write for each other; null without one. */
    private static Character announcedDelimiter(String text) {
        return text.matches("(?is)sep=[,;\t]\n.*") ? text.charAt("sep=".length()) : null;
    }

    /** Picks the delimiter that makes the most columns known, the comma among equals. */
    private static char likelyDelimiter(String text) {
        var best = ',';
        var most = knownColumns(text, best);
        for (var delimiter : new char[] {';', '\t'}) {
            var known = knownColumns(text, delimiter);
            if (known > most) {
                best = delimiter;
                most = known;
            }
        }
        return best;
    }

    private static long knownColumns(String text, char delimiter) {
        return split(text, delimiter, 1).lines().stream()
                .flatMap(header -> header.cells().stream())
                .filter(cell -> Column.findNamed(cell).isPresent())
                .count();
    }

    private static Table split(String text, char delimiter, int most) {
        var lines = new ArrayList<Line>();
        var number = 1;
        try (var parser = CSVParser.parse(text, grammar(delimiter))) {
            for (var records = parser.iterator(); records.hasNext(); number = (int) parser.getCurrentLineNumber() + 1) {
                var line = new Line(
                        number, records.next().stream().map(Table::cell).toList());
                if (!line.isBlank() && lines.size() == most) {
                    return new Table(lines, tooLong(number));
                }
                if (!line.isBlank()) {
                    lines.add(line);
                }
            }
            return new Table(lines, null);
        } catch (UncheckedIOException e) {
            return new Table(lines, badQuote(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // closing a text in memory
        }
    }

    private static String cell(String raw) {
        return FormulaGuard.off(Venue.tidy(raw));
    }

    private static Unreadable tooLong(int line) {
        return new Unreadable(line, "the file has more than 5,000 stops", "split it into several tours");
    }

    private static Unreadable badQuote(int line) {
        return new Unreadable(
                line,
                "a quotation mark here is never closed, or closes in the middle of a cell; nothing below could be read",
                "put marks around the whole cell and double those inside, like \"The \"\"Big\"\" Store\"");
    }

    private static CSVFormat grammar(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }
}
