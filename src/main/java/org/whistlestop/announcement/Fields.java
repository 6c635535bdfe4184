package org.whistlestop.announcement;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StoreTime;

/** Fills the fields of a text with what its stop says, as the reader's language writes it and the clocks of the store show it. */
final class Fields {

    /** In the order in which the desk offers them. */
    static final List<String> NAMES =
            List.of("store", "city", "region", "street", "date", "starts", "ends", "zone", "host", "tour", "link");

    private static final Pattern FIELD = Pattern.compile("\\{([a-zA-Z]{1,20})\\}");

    private final Map<String, String> values;

    private Fields(Map<String, String> values) {
        this.values = values;
    }

    /** @param link to the stop's page */
    static Fields of(Stop stop, String tour, String host, String link, String language) {
        var locale = Locale.forLanguageTag(language);
        var window = stop.window;
        var values = new LinkedHashMap<String, String>();
        values.put("store", stop.venue.store());
        values.put("city", stop.venue.city());
        values.put("region", stop.venue.region());
        values.put("street", stop.venue.street());
        values.put("date", date(window.startsLocal(), locale));
        values.put("starts", clock(window.startsLocal(), locale));
        values.put("ends", clock(window.endsLocal(), locale));
        values.put("zone", StoreTime.zone(window.starts(), window.zone()));
        values.put("host", host);
        values.put("tour", tour);
        values.put("link", link);
        return new Fields(values);
    }

    /** The names of fields in a text that there are not. */
    static List<String> unknown(String text) {
        return FIELD.matcher(text)
                .results()
                .map(field -> field.group(1))
                .filter(name -> !NAMES.contains(name))
                .distinct()
                .toList();
    }

    static ProblemException refused(String unknown) {
        return ProblemException.invalid(
                "text", "There is no field {" + unknown + "}", "There are {" + String.join("}, {", NAMES) + "}");
    }

    String fill(String text) {
        return FIELD.matcher(text).replaceAll(field -> java.util.regex.Matcher.quoteReplacement(value(field)));
    }

    String get(String name) {
        return values.get(name);
    }

    private String value(MatchResult field) {
        return values.getOrDefault(field.group(1), field.group());
    }

    private static String date(LocalDateTime local, Locale locale) {
        return local.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale));
    }

    /** Like 11:00 AM, 11:00, 11.00, as the language has it; the spaces are plain ones, for channels that count. */
    private static String clock(LocalDateTime local, Locale locale) {
        return local.format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale))
                .replaceAll("[\\u00A0\\u202F]", " ");
    }
}
