package org.whistlestop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used, as Linux counts it.
 *
 * @param cpuSeconds in user and system mode since its start
 * @param residentBytes of memory now
 */
record Usage(double cpuSeconds, long residentBytes) {

    private static final double TICKS_A_SECOND = 100;

    static Usage of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // Behind the program's name, which may hold spaces; fields 14 and 15 of all.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return new Usage(ticks / TICKS_A_SECOND, resident(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
