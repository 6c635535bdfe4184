package org.whistlestop.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.whistlestop.support.WalArchive;

/**
 * What lies where: whole copies in {@code base/}, every change in {@code wal/}, until when each chain is complete in
 * {@code moments/}, photos in {@code photos/} and those that were deleted in {@code photos-gone/}.
 */
record BackupFolder(Path root) {

    BackupFolder {
        root = root.toAbsolutePath().normalize();
    }

    Path unfinished() {
        return root.resolve("unfinished");
    }

    Path base(Base base) {
        return root.resolve("base").resolve(base.fileName());
    }

    Path photos() {
        return root.resolve("photos");
    }

    Path photosGone() {
        return root.resolve("photos-gone");
    }

    void make() throws IOException {
        new WalArchive(root).makeFolders();
        for (var name : List.of("base", "moments", "photos", "photos-gone")) {
            Disk.createFolders(root.resolve(name));
        }
    }

    void own(String system) throws IOException {
        var file = root.resolve("system");
        if (!Files.exists(file)) {
            Disk.write(file, system, unfinished());
        } else if (!Files.readString(file).strip().equals(system)) {
            throw new IOException("the backups in " + root + " are of another database");
        }
    }

    boolean holds(String wal) {
        return Files.exists(root.resolve("wal").resolve(wal + ".gz"))
                || Files.exists(root.resolve("wal").resolve(wal));
    }

    /** The oldest in front. */
    List<Base> bases() throws IOException {
        return Disk.list(root.resolve("base")).stream()
                .map(Base::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Chains from which something can be restored, the oldest in front. */
    List<Chain> chains() throws IOException {
        var ends = new TreeMap<Instant, Instant>();
        for (var file : Disk.list(root.resolve("moments"))) {
            Base.of(file).ifPresent(first -> ends.put(first.moment(), readMoment(file)));
        }
        var bases = new TreeMap<Instant, List<Base>>();
        for (var base : bases()) {
            var chain = ends.floorKey(base.moment());
            if (chain != null && !base.moment().isAfter(ends.get(chain))) {
                bases.computeIfAbsent(chain, first -> new ArrayList<>()).add(base);
            }
        }
        return bases.entrySet().stream()
                .map(chain -> new Chain(chain.getValue(), ends.get(chain.getKey())))
                .toList();
    }

    /** Until when the chain that begins with that base is complete. */
    Optional<Instant> momentOf(String chain) {
        var file = root.resolve("moments").resolve(chain);
        return Files.exists(file) ? Optional.of(readMoment(file)) : Optional.empty();
    }

    void advance(String chain, Instant moment) throws IOException {
        if (momentOf(chain).filter(moment::isBefore).isEmpty()) {
            Disk.write(root.resolve("moments").resolve(chain), moment.toString(), unfinished());
        }
    }

    private static Instant readMoment(Path file) {
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Deletes what is older than promised, but never the last whole copy, and what a crash has left. */
    void prune(Duration keep, Instant now) throws IOException {
        var bases = bases();
        for (var base : bases.subList(0, Math.max(0, bases.size() - 1))) {
            if (base.moment().isBefore(now.minus(keep))) {
                Files.delete(base(base));
            }
        }
        pruneLog(bases());
        pruneMoments();
        deleteOlder(photosGone(), now.minus(keep));
        deleteOlder(unfinished(), now.minus(Duration.ofHours(1)));
    }

    /** What no whole copy that is left needs. Histories stay: by them the next restore finds a number of its own. */
    private void pruneLog(List<Base> left) throws IOException {
        var first = left.stream().map(base -> Base.place(base.wal())).sorted().findFirst();
        var timeline = left.stream().map(Base::timeline).sorted().findFirst();
        if (first.isEmpty()) {
            return;
        }
        for (var file : Disk.list(root.resolve("wal"))) {
            var name = file.getFileName().toString();
            if (name.matches("[0-9A-F]{24}(\\.[0-9A-F]{8}\\.backup)?(\\.gz)?")
                    && (Base.place(name).compareTo(first.get()) < 0
                            || name.substring(0, 8).compareTo(timeline.get()) < 0)) {
                Files.delete(file);
            }
        }
    }

    private void pruneMoments() throws IOException {
        var needed = new HashSet<Instant>();
        for (var chain : chains()) {
            needed.add(chain.until());
        }
        for (var file : Disk.list(root.resolve("moments"))) {
            if (!needed.contains(readMoment(file))
                    && !Files.exists(root.resolve("base").resolve(file.getFileName()))) {
                Files.delete(file);
            }
        }
    }

    private static void deleteOlder(Path folder, Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
