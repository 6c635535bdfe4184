package org.whistlestop.desk.announcement;

import java.util.List;
import java.util.Locale;
import org.whistlestop.announcement.lint.Finding;
import org.whistlestop.announcement.lint.Report;
import org.whistlestop.announcement.lint.Verdict;

/** The answer of the lint, in words. */
record AnnouncementLint(int score, String verdict, String words, List<Finding> findings) {

    static AnnouncementLint of(Report report) {
        return new AnnouncementLint(
                report.score(),
                report.verdict().name().toLowerCase(Locale.ROOT),
                words(report.verdict()),
                report.findings());
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "Somebody is talking to somebody";
            case MIXED -> "Half a talk, half an advertisement";
            case BILLBOARD -> "A billboard: it only sells";
        };
    }

    public boolean isBillboard() {
        return verdict.equals("billboard");
    }
}
