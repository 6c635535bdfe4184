package org.whistlestop.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One run of wrk: as many requests as the server answers.
 *
 * @param p99 milliseconds
 * @param refused answers that were not of 2xx or 3xx
 */
record Wrk(double requestsPerSecond, double p99, long refused) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    static Wrk run(String url, int connections, int seconds, String... headers)
            throws IOException, InterruptedException {
        return run(url, connections, seconds, List.of(headers), List.of());
    }

    /**
     * @param options of wrk, headers or a script
     * @param arguments of that script
     */
    static Wrk run(String url, int connections, int seconds, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(Core.CLIENT.pin());
        command.addAll(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
        command.addAll(options);
        command.addAll(List.of(url, "--"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("wrk: " + said);
        }
        var p99 = find(P99, said);
        var unit =
                switch (p99[1]) {
                    case "us" -> 0.001;
                    case "ms" -> 1.0;
                    default -> 1_000.0;
                };
        var refused = REFUSED.matcher(said);
        return new Wrk(
                Double.parseDouble(find(RATE, said)[0]),
                Double.parseDouble(p99[0]) * unit,
                refused.find() ? Long.parseLong(refused.group(1)) : 0);
    }

    private static String[] find(Pattern pattern, String said) throws IOException {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new IOException("wrk said nothing of " + pattern + ":\n" + said);
        }
        return new String[] {found.group(1), found.groupCount() > 1 ? found.group(2) : ""};
    }
}
