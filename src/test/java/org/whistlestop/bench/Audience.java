package org.whistlestop.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@link Readers} in a process of their own, so that 10,000 sockets here and 10,000 there are not one process's. */
final class Audience implements AutoCloseable {

    final long connectedMillis;
    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter commands;
    private int known;

    Audience(int port, String path, int readers, int dead) throws IOException {
        var command = new ArrayList<>(Core.CLIENT.pin());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                "target/test-classes",
                Readers.class.getName(),
                String.valueOf(port),
                path,
                String.valueOf(readers),
                String.valueOf(dead)));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = process.inputReader();
        commands = process.outputWriter();
        connectedMillis = Long.parseLong(said.readLine().split(" ")[1]);
    }

    /** For each message since the last report the sorted times at which the readers had it, in microseconds since 1970. */
    List<long[]> report() throws IOException {
        commands.write("report\n");
        commands.flush();
        var all = new ArrayList<long[]>();
        for (var line = said.readLine(); !line.startsWith("reported"); line = said.readLine()) {
            all.add(Arrays.stream(line.split(" "))
                    .skip(2)
                    .mapToLong(Long::parseLong)
                    .toArray());
        }
        var fresh = List.copyOf(all.subList(known, all.size()));
        known = all.size();
        return fresh;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        commands.write("end\n");
        commands.flush();
        process.waitFor();
    }
}
