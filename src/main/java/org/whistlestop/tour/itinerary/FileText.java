package org.whistlestop.tour.itinerary;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Turns a file's bytes into text, in whichever encoding a spreadsheet wrote them. */
final class FileText {

    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String SAVE_AS_CSV = "save the sheet as \"CSV UTF-8\" and send that file";

    private FileText() {}

    /** Answers the text with plain line feeds; throws {@link Unreadable} for what is no text or too large. */
    static String of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Unreadable(1, "the file is larger than 2 MB", "send at most 2 MB, some thousand stops");
        }
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Unreadable(1, "this is a spreadsheet's own file, not CSV", SAVE_AS_CSV);
        }
        var text = decoded(bytes).replace("\r\n", "\n").replace('\r', '\n');
        refuseNul(text);
        return text;
    }

    private static String decoded(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, UTF_16LE);
        }
        return isUtf8(bytes) ? new String(bytes, UTF_8) : new String(bytes, WINDOWS_1252);
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        return bytes.length >= start.length
                && Arrays.equals(
                        start,
                        IntStream.range(0, start.length)
                                .map(i -> bytes[i] & 0xFF)
                                .toArray());
    }

    private static void refuseNul(String text) {
        var nul = text.indexOf('\0');
        if (nul >= 0) {
            var line = 1
                    + (int) text.substring(0, nul)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new Unreadable(line, "the file holds a NUL character, so it is not plain text", SAVE_AS_CSV);
        }
    }
}
