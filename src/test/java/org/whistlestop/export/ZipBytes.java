package org.whistlestop.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A ZIP in memory, its entries by name and in their order. */
final class ZipBytes {

    private ZipBytes() {}

    static Map<String, byte[]> read(byte[] file) {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static byte[] write(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String rows(Map<String, byte[]> entries) {
        return new String(entries.get("tour.json"), StandardCharsets.UTF_8);
    }

    /** The same file with other rows. */
    static byte[] with(Map<String, byte[]> entries, String rows) {
        var others = new LinkedHashMap<>(entries);
        others.put("tour.json", rows.getBytes(StandardCharsets.UTF_8));
        return write(others);
    }
}
