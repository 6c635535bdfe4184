package org.whistlestop.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and graphs ask for metrics that somebody makes: a misspelt one would be silent for ever. */
class MetricsTest {

    /** Not of the program: no test here can ask for them, their names are those of their makers' documentation. */
    static final Set<String> ELSEWHERE = Set.of(
            "up",
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
            "cnpg_collector_pg_wal_archive_status",
            "cnpg_pg_stat_archiver_last_archived_time",
            "cnpg_pg_stat_archiver_last_failed_time");

    /** Of Micrometer in Quarkus. */
    private static final Set<String> OF_OTHERS = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "jvm_memory_used_bytes",
            "process_cpu_usage");

    /** What Prometheus puts on a series when it reads it: see monitors.yaml. */
    private static final Set<String> OF_TARGETS = Set.of("job", "pod", "namespace", "cnpg_io_cluster");

    private static final Set<String> WORDS =
            Set.of("sum", "max", "count", "rate", "increase", "absent", "time", "by", "and", "or", "offset");

    private static final Pattern MADE = Pattern.compile("\"(whistlestop(\\.[a-z]+)+)\"");
    private static final Pattern SELECTOR = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPS = Pattern.compile("\\bby \\(([^)]*)\\) *\\((?:[a-z]+\\()?([a-z_]+)");
    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `([a-z_]+)`");

    @Test
    void everyAlertAndGraphAsksForWhatIsMade() throws IOException {
        var known = new HashSet<>(OF_OTHERS);
        known.addAll(ELSEWHERE);
        known.addAll(ours());
        asked().forEach(metric -> assertTrue(known.contains(metric), metric));
    }

    @Test
    void theTableHasThemAllAndNoOthers() throws IOException {
        var table = IN_TABLE.matcher(Files.readString(Manifests.ROOT.resolve("README.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(asked(), table);
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatItMeans() {
        alerts().forEach(alert -> {
            assertTrue(
                    Set.of("page", "warn").contains(alert.at("/labels/severity").asText()), alert.toString());
            assertTrue(alert.at("/annotations/summary").isTextual(), alert.toString());
        });
    }

    @Test
    void anAlertWithAMisspeltMetricIsFound() {
        assertEquals(
                List.of("whistlestop_queue_aeg_seconds", "up"),
                metrics("max by (queue) (whistlestop_queue_aeg_seconds{queue!=\"a_b\"} offset 5m) > 3 or rate(up[5m])")
                        .toList());
    }

    @Test
    void theLabelOfTheClusterIsPutOn() {
        var labels = Manifests.named("PodMonitor", "whistlestop-db").at("/spec/podTargetLabels");
        assertEquals(List.of("cnpg.io/cluster"), Manifests.texts(labels).toList());
    }

    @Test
    void labelsAreFoundInAnExpression() {
        assertEquals(
                List.of(
                        new Label("a_b", "what", "failed by storage"),
                        new Label("a_b", "uri", null),
                        new Label("c_d", "queue", null)),
                labels(
                                "sum(rate(a_b{what=\"failed by storage\",job=\"x\",uri!~\".*/live\"}[5m])) > sum by (queue) (rate(c_d[5m]))")
                        .toList());
    }

    static TreeSet<String> asked() throws IOException {
        return expressions().flatMap(MetricsTest::metrics).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is asked for by label of what the program itself makes. */
    static List<Label> askedOfTheProgram() throws IOException {
        return expressions()
                .flatMap(MetricsTest::labels)
                .filter(label -> !ELSEWHERE.contains(label.metric()))
                .distinct()
                .toList();
    }

    /** @param value null where any will do: a pattern, or a label to group by */
    record Label(String metric, String name, String value) {}

    private static Stream<Label> labels(String expression) {
        var selected = SELECTOR.matcher(expression).results().flatMap(selector -> MATCHER.matcher(selector.group(2))
                .results()
                .map(found -> new Label(
                        selector.group(1), found.group(1), found.group(2).contains("~") ? null : found.group(3))));
        var grouped = GROUPS.matcher(expression).results().flatMap(found -> Stream.of(
                        found.group(1).split(", *"))
                .map(name -> new Label(found.group(2), name, null)));
        return Stream.concat(selected, grouped).filter(label -> !OF_TARGETS.contains(label.name()));
    }

    private static Stream<String> expressions() throws IOException {
        var dashboard = new ObjectMapper()
                .readTree(Manifests.ROOT.resolve("monitoring/dashboard.json").toFile());
        return Stream.concat(
                alerts().map(alert -> alert.path("expr").asText()), dashboard.findValuesAsText("expr").stream());
    }

    private static Stream<JsonNode> alerts() {
        return Manifests.ofKind("PrometheusRule").stream()
                .flatMap(rule -> Manifests.stream(rule.at("/spec/groups")))
                .flatMap(group -> Manifests.stream(group.path("rules")));
    }

    /** The names in an expression, without its labels, times, numbers and functions. */
    private static Stream<String> metrics(String expression) {
        var bare = expression
                .replaceAll("\\{[^}]*}", " ")
                .replaceAll("\\[[^]]*]", " ")
                .replaceAll("\\bby \\([^)]*\\)", " ")
                .replaceAll("\\boffset \\w+", " ");
        return Pattern.compile("\\b[a-z][a-z0-9_]*\\b")
                .matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(word -> !WORDS.contains(word));
    }

    /** As Prometheus calls them: a counter's name ends in _total there. */
    private static Set<String> ours() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .map(MetricsTest::read)
                    .filter(source -> source.contains("import io.micrometer."))
                    .flatMap(source -> MADE.matcher(source)
                            .results()
                            .map(made -> made.group(1).replace('.', '_')
                                    + (source.contains("metrics.counter(") ? "_total" : "")))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
