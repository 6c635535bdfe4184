package org.whistlestop.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A ZIP as it comes in, an entry at a time and of each no more than was agreed: it may have been made to fill a disk. */
final class ArrivingZip {

    private static final int END_AT_MOST = 4 * 1024 * 1024;

    private final ZipInputStream zip;
    private ZipEntry next;

    ArrivingZip(InputStream body) {
        zip = new ZipInputStream(body);
    }

    /** The name of the entry that is to be read now; empty behind the last. */
    String nextName() {
        try {
            next = next == null ? zip.getNextEntry() : next;
            return next == null ? "" : next.getName();
        } catch (IOException | IllegalArgumentException e) {
            throw cut();
        }
    }

    /** Reads the entry into a file; answers how long it is. */
    long read(Path file, long atMost) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            return read(out, atMost);
        }
    }

    long read(Path file, long atMost, MessageDigest digest) throws IOException {
        try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            return read(out, atMost);
        }
    }

    private long read(OutputStream out, long atMost) throws IOException {
        var name = nextName();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        for (var read = more(buffer); read >= 0; read = more(buffer)) {
            length += read;
            if (length > atMost) {
                throw BadTourFile.at(name, "It is longer than it may be", "Here it may have " + atMost + " bytes");
            }
            out.write(buffer, 0, read);
        }
        next = null;
        return length;
    }

    private int more(byte[] buffer) {
        try {
            return zip.read(buffer);
        } catch (IOException e) {
            throw cut();
        }
    }

    /** The last entry, and that nothing follows it. */
    TourFile.End end(Path file, ObjectMapper json) throws IOException {
        if (!nextName().equals(TourFile.END)) {
            throw nextName().isEmpty() ? cut() : BadTourFile.at(nextName(), "No row of tour.json names it here", null);
        }
        read(file, END_AT_MOST);
        if (!nextName().isEmpty()) {
            throw BadTourFile.at(nextName(), "It stands behind the end", null);
        }
        try {
            var end = json.readValue(file.toFile(), TourFile.End.class);
            if (end != null && end.missing() != null) {
                return end;
            }
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            // told below
        }
        throw BadTourFile.at(TourFile.END, "It is not what an export writes", null);
    }

    static RuntimeException cut() {
        return BadTourFile.of("The file is no ZIP, or was cut short");
    }
}
