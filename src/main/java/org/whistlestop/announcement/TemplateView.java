package org.whistlestop.announcement;

import java.util.UUID;

/** Words to begin with. */
public record TemplateView(
        UUID id,
        String name,
        String title,
        String text,
        String language,
        boolean linked,
        Anchor anchor,
        int offsetMinutes) {

    static TemplateView of(Template template) {
        return new TemplateView(
                template.id,
                template.name,
                template.title,
                template.text,
                template.language,
                template.linked,
                template.anchor,
                template.offsetMinutes);
    }
}
