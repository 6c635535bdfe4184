package org.whistlestop.desk.announcement;

import java.util.Arrays;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.announcement.Anchor;
import org.whistlestop.announcement.NewTemplate;
import org.whistlestop.announcement.TemplateView;
import org.whistlestop.support.ProblemException;

/**
 * A template as somebody typed it, kept as it is when it has to be mended.
 *
 * @param amount how many of the unit
 * @param unit minutes, hours or days
 * @param side before or after
 */
record TemplateForm(
        @RestForm UUID id,
        @RestForm String name,
        @RestForm String title,
        @RestForm String text,
        @RestForm String language,
        @RestForm boolean linked,
        @RestForm String amount,
        @RestForm String unit,
        @RestForm String side,
        @RestForm String anchor) {

    static TemplateForm ofNew() {
        return new TemplateForm(UUID.randomUUID(), "", "", "", "en", true, "1", "days", "before", "starts");
    }

    static TemplateForm of(TemplateView template) {
        var span = TemplateSpan.of(template.offsetMinutes());
        return new TemplateForm(
                template.id(),
                template.name(),
                template.title(),
                template.text(),
                template.language(),
                template.linked(),
                Integer.toString(span.amount()),
                span.unit().word(),
                template.offsetMinutes() > 0 ? "after" : "before",
                template.anchor().word());
    }

    NewTemplate request() {
        return new NewTemplate(
                name,
                title,
                text,
                language == null || language.isBlank() ? null : language.strip(),
                linked,
                readAnchor(),
                readOffset());
    }

    private Anchor readAnchor() {
        return Arrays.stream(Anchor.values())
                .filter(known -> known.word().equals(anchor))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "anchor", "It is not said what its time hangs on", "Choose the start, the end or the arrival"));
    }

    private int readOffset() {
        var digits = amount == null ? "" : amount.strip();
        if (!digits.matches("\\d{1,5}")) {
            throw ProblemException.invalid("amount", "“" + digits + "” is not a number", "Write it like 5");
        }
        var minutes = Integer.parseInt(digits) * TemplateSpan.Unit.of(unit).minutes();
        return "after".equals(side) ? minutes : -minutes;
    }
}
