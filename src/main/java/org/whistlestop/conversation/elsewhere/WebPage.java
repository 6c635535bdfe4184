package org.whistlestop.conversation.elsewhere;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.whistlestop.support.http.Answer;

/** Takes an answer apart as a browser would, scripts left alone. */
public final class WebPage {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]+)");

    private WebPage() {}

    /** Empty when it is no web page; its links are relative to where it came from. */
    public static Optional<Document> read(Answer answer) {
        var type = Objects.requireNonNullElse(answer.header("content-type"), "text/html");
        if (!type.toLowerCase(Locale.ROOT).matches("\\s*(text/html|application/xhtml\\+xml)\\b.*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Jsoup.parse(new ByteArrayInputStream(answer.body()), charsetOf(type), answer.url()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Null where the page itself has to say it. */
    private static String charsetOf(String type) {
        var charset = CHARSET.matcher(type);
        try {
            return charset.find() && Charset.isSupported(charset.group(1)) ? charset.group(1) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The whole address of a link on a page; an empty text when it is none. */
    public static String resolve(String page, String link) {
        return new Document(page).appendElement("a").attr("href", link).absUrl("href");
    }
}
