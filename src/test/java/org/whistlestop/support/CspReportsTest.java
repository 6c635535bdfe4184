package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.testing.Api;

class CspReportsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"csp-report\":{\"violated-directive\":\"img-src 'self'\",\"blocked-uri\":\"https://a.example/u?me\"}}|img-src of a.example",
                "[{\"body\":{\"effectiveDirective\":\"script-src-elem\",\"blockedURL\":\"inline\"}}]|script-src-elem of inline",
                "{\"csp-report\":{\"violated-directive\":\"x\\ny\",\"blocked-uri\":\"https://a.example\"}}|``",
                "[]|``",
                "17|``"
            })
    void aReportIsTheRuleAndTheHost(String report, String words) throws JsonProcessingException {
        assertEquals(words, CspReports.inWords(Api.JSON.readTree(report)).orElse(""));
    }

    @Test
    void tenAMinuteAreLogged() {
        var reports = new CspReports();
        var now = Instant.parse("2026-11-21T16:52:00Z");
        for (var i = 0; i < 10; i++) {
            assertTrue(reports.mayLog(now));
        }
        assertFalse(reports.mayLog(now.plusSeconds(30)));
        assertTrue(reports.mayLog(now.plusSeconds(61)));
    }
}
