package org.whistlestop.announcement.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.DriverManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.testing.TestDatabase;

class TrigramsTest {

    @ParameterizedTest
    @CsvSource({
        "We are in Austin today, We are in Austin today, 1",
        "word, words, 0.5714",
        "cat, '', 0",
        "'', '', 0",
        "'!!!', '!!!', 0",
        "HURRY, hurry, 1",
        "one two, two one, 1",
    })
    void textsAreAsAlikeAsTheirTrigrams(String one, String other, double alike) {
        assertEquals(alike, Trigrams.of(one).similarity(Trigrams.of(other)), 0.0001);
        assertEquals(alike, Trigrams.of(other).similarity(Trigrams.of(one)), 0.0001);
    }

    @ParameterizedTest
    @CsvSource({"STRASSE, strasse", "ÉTÉ, été", "İSTANBUL, istanbul", "ΟΔΟΣ, οδοσ", "Ǆ, ǆ", "ЁЖ, ёж"})
    void upperAndLowerCaseAreOneInEveryAlphabet(String upper, String lower) {
        assertEquals(1, Trigrams.of(upper).similarity(Trigrams.of(lower)));
    }

    /** In a database whose letters are Unicode's; one made with the locale C knows only the letters of ASCII. */
    @Test
    void postgresSaysTheSame() throws Exception {
        var settings = TestDatabase.fresh();
        var url = settings.get("quarkus.datasource.jdbc.url");
        var username = settings.get("quarkus.datasource.username");
        var password = settings.get("quarkus.datasource.password");
        var name = "trigrams_" + System.nanoTime();
        try (var connection = DriverManager.getConnection(url, username, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template template0 encoding 'UTF8' lc_ctype 'C.UTF-8'");
        }
        try (var connection = DriverManager.getConnection(url.replaceFirst("/[^/]*$", "/" + name), username, password);
                var statement = connection.createStatement();
                var similarity = connection.prepareStatement("select similarity(?, ?)")) {
            statement.execute("create extension pg_trgm");
            var texts = Stream.of("billboards.json", "good.json")
                    .flatMap(file -> Corpus.read(file).stream().map(Corpus.Case::text))
                    .toList();
            for (var i = 1; i < texts.size(); i++) {
                similarity.setString(1, texts.get(i));
                similarity.setString(2, texts.get(i - 1));
                try (var row = similarity.executeQuery()) {
                    row.next();
                    var own = Trigrams.of(texts.get(i)).similarity(Trigrams.of(texts.get(i - 1)));
                    assertEquals(row.getFloat(1), own, 0.00001, texts.get(i) + "\n" + texts.get(i - 1));
                }
            }
        }
    }
}
