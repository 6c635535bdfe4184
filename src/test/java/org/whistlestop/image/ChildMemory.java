package org.whistlestop.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** The most memory that any child of this JVM that makes pictures has held, looked at many times a second. */
final class ChildMemory implements AutoCloseable {

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern PICTURES = Pattern.compile("vipsthumbnail|WorkerMain");

    private final AtomicLong most = new AtomicLong();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Thread watcher = new Thread(this::watch);

    ChildMemory() {
        watcher.setDaemon(true);
        watcher.start();
    }

    long most() {
        return most.get();
    }

    /** Of the Java worker that runs now. */
    static long ofWorker() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> commandLine(child).contains("WorkerMain"))
                .mapToLong(ChildMemory::peak)
                .max()
                .orElse(0);
    }

    static long picturesChildren() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> PICTURES.matcher(commandLine(child)).find())
                .count();
    }

    private static String commandLine(ProcessHandle child) {
        return child.info().commandLine().orElse("");
    }

    private void watch() {
        while (!isOver.get()) {
            ProcessHandle.current()
                    .descendants()
                    .filter(child -> PICTURES.matcher(commandLine(child)).find())
                    .forEach(child -> most.accumulateAndGet(peak(child), Math::max));
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static long peak(ProcessHandle child) {
        try {
            var peak = PEAK.matcher(Files.readString(Path.of("/proc/" + child.pid() + "/status")));
            return peak.find() ? Long.parseLong(peak.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        isOver.set(true);
        watcher.interrupt();
    }
}
