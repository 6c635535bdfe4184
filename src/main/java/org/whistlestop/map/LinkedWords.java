package org.whistlestop.map;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import org.whistlestop.support.LinkedText;

/** Lets pages show the web addresses in a plain text as links. */
@TemplateExtension
class LinkedWords {

    static List<LinkedText.Part> linked(String text) {
        return LinkedText.of(text);
    }
}
