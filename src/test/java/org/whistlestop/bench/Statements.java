package org.whistlestop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one connection asked of PostgreSQL, taken from the server's log, as a script that pgbench can repeat. */
final class Statements {

    private static final Pattern ENTRY = Pattern.compile("\\n(?=\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");
    private static final Pattern HEAD =
            Pattern.compile("^\\S+ \\S+ \\S+ \\[(\\d+)\\] (LOG|DETAIL):  (?:execute \\S+: |statement: |Parameters: )?");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')");

    private Statements() {}

    /**
     * The statements of the connection that wrote the row of this id, as they stand behind the given length of the log. The id
     * becomes another one at each turn.
     */
    static String script(Path log, long from, String id) throws IOException {
        var all = Files.readString(log).substring((int) from);
        var entries = ENTRY.split(all);
        var process = processOf(entries, id);
        var script = new ArrayList<String>();
        for (var i = 0; i < entries.length; i++) {
            var head = HEAD.matcher(entries[i]);
            if (head.find() && head.group(1).equals(process) && head.group(2).equals("LOG")) {
                var next = i + 1 < entries.length ? HEAD.matcher(entries[i + 1]) : head;
                var hasParameters =
                        i + 1 < entries.length && next.find() && next.group(2).equals("DETAIL");
                var values = hasParameters ? entries[i + 1].substring(next.end()) : "";
                script.add(filled(entries[i].substring(head.end()), values));
            }
        }
        return "\\set n random(1, 9000000000000000)\n"
                + script.stream()
                        .map(line -> line + ";")
                        .collect(Collectors.joining("\n"))
                        .replace("('" + id + "'::uuid)", "lpad(to_hex(:n::bigint), 32, '0')::uuid")
                + "\n";
    }

    private static String processOf(String[] entries, String id) {
        for (var i = 1; i < entries.length; i++) {
            var head = HEAD.matcher(entries[i]);
            if (entries[i].contains(id) && entries[i - 1].contains("insert into check_in") && head.find()) {
                return head.group(1);
            }
        }
        throw new IllegalStateException("The log says nothing of " + id);
    }

    private static String filled(String statement, String parameters) {
        var values = PARAMETER
                .matcher(parameters)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), Statements::literal));
        return Pattern.compile("\\$(\\d+)")
                .matcher(statement)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())))
                .replaceAll("\\s*\\n\\s*", " ");
    }

    /** A parameter has a type by itself, a literal needs it said. To pgbench a colon begins a variable, even in a literal. */
    private static String literal(MatchResult parameter) {
        var value = parameter.group(2);
        for (var type : List.of(
                "uuid '[0-9a-f]{8}-[0-9a-f-]{27}'",
                "timestamptz '\\d{4}-\\d\\d-\\d\\d [\\d:.]+[+-]\\d\\d'", "bytea '\\\\x[0-9a-f]*'", "bigint '\\d+'")) {
            var parts = type.split(" ", 2);
            if (value.matches(parts[1])) {
                return "(" + escaped(value) + "::" + parts[0] + ")";
            }
        }
        return escaped(value);
    }

    private static String escaped(String value) {
        return value.contains(":") ? "E" + value.replace("\\", "\\\\").replace(":", "\\x3a") : value;
    }
}
