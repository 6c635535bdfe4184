package org.whistlestop.support.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A link in the headers of an answer (RFC 8288).
 *
 * @param target as it was written, perhaps relative
 * @param rels in lower case
 */
public record LinkHeader(String target, Set<String> rels) {

    private static final String VALUE = "(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|[^\\s;,\"]*+)";
    private static final String NAME = "[\\w!#$%&'*+.^`|~-]++";
    private static final Pattern LINK =
            Pattern.compile("<([^>]*+)>((?:\\s*+;\\s*+(?:" + NAME + "\\s*+(?:=\\s*+" + VALUE + ")?+)?+)*+)");
    private static final Pattern PARAMETER = Pattern.compile(";\\s*+(" + NAME + ")\\s*+=\\s*+(" + VALUE + ")");

    /** All of them, in order; a header may hold several, and there may be several headers. */
    public static List<LinkHeader> of(Answer answer) {
        var links = new ArrayList<LinkHeader>();
        for (var header : answer.headers().getOrDefault("link", List.of())) {
            var link = LINK.matcher(header);
            while (link.find()) {
                links.add(new LinkHeader(link.group(1).strip(), relsOf(link.group(2))));
            }
        }
        return links;
    }

    /** The first {@code rel} counts, as the RFC has it. */
    private static Set<String> relsOf(String parameters) {
        var parameter = PARAMETER.matcher(parameters);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase("rel")) {
                var value = parameter.group(2).replaceAll("^\"|\"$", "").strip();
                return Set.copyOf(List.of(value.toLowerCase(Locale.ROOT).split("\\s+")).stream()
                        .distinct()
                        .toList());
            }
        }
        return Set.of();
    }
}
