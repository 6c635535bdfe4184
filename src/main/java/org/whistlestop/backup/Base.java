package org.whistlestop.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A whole copy of the database, one file.
 *
 * @param moment from when on it can be gone on from
 * @param wal the first file of the write-ahead log that is needed for that: timeline, then place
 */
record Base(Instant moment, String wal) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSSX").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("(\\d{8}T\\d{6}\\.\\d{6}Z)-([0-9A-F]{24})\\.tar\\.gz");

    static Optional<Base> of(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        try {
            return name.matches()
                    ? Optional.of(new Base(Instant.from(MOMENT.parse(name.group(1))), name.group(2)))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String fileName() {
        return MOMENT.format(moment) + "-" + wal + ".tar.gz";
    }

    String timeline() {
        return wal.substring(0, 8);
    }

    /** Of a file of the log: its place, whatever its timeline. */
    static String place(String wal) {
        return wal.substring(8, 24);
    }
}
