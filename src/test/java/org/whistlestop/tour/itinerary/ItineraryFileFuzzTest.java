package org.whistlestop.tour.itinerary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItineraryFileFuzzTest {

    private static final byte[] SEED =
            ("id,stop,date,starts,ends,store,street,city,region,postal_code,country,latitude,longitude,time_zone,reveal,status\n"
                            + "6f1f5c1e-9a53-4c0e-8f0e-0d9a8a1c2b3d,1,2026-11-21,11:00,3:30 p.m.,Café,\"3393 \"\"P\"\""
                            + " Rd\",Atlanta,GA,30326,US,33.8463,-84.3621,,2026-11-20T09:00Z,planned\r\n"
                            + ",2,\"Nov 22,"
                            + " 2026\",midnight,2026-11-23T01:00-05:00,B,,Québec,,,CA,\"46,8\",-7.12E1,America/Toronto,,\n"
                            + ",3,11/7/2027,01:30-05:00,noon,\"C\n"
                            + "D\",,Chicago,IL,,USA,41.8,-88,,,cancelled\n")
                    .getBytes(UTF_8);

    private static final String[] PIECES = {
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "\0",
        "\uFEFF",
        "é",
        "😀",
        "-",
        "'",
        "=",
        "sep=;\n",
        "9999999999",
        "1e999",
        "2027-03-14",
        "02:30",
        "+18:00",
        "24:00",
        "NaN",
        "ſ",
        "İ",
        "٣",
        "a".repeat(300),
        ",".repeat(200),
        "America/",
        "\\",
        "31"
    };

    @Test
    void theSeedItselfIsClean() {
        assertEquals(3, ItineraryCast.readClean(new String(SEED, UTF_8)).size());
    }

    @Test
    void whateverTheBytesTheAnswerIsRowsOrProblems() {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++) {
            var bytes = mutated(random);
            var file = assertDoesNotThrow(
                    () -> ItineraryFile.read(bytes, ItineraryCast.ZONES), () -> Arrays.toString(bytes));
            assertTrue(!file.rows().isEmpty() || !file.problems().isEmpty(), () -> new String(bytes, UTF_8));
            file.problems()
                    .forEach(problem ->
                            assertTrue(problem.line() >= 1 && !problem.right().isBlank()));
            assertEquals(
                    file.rows().stream().map(row -> row.atLine(0)).toList(),
                    ItineraryCast.read(ItineraryCsv.write(file.rows())).rows().stream()
                            .map(row -> row.atLine(0))
                            .toList());
        }
    }

    private static byte[] mutated(Random random) {
        var bytes = SEED.clone();
        for (var i = 0; i <= random.nextInt(6); i++) {
            bytes = random.nextBoolean() ? withPiece(bytes, random) : withByte(bytes, random);
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] withByte(byte[] bytes, Random random) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }

    private static byte[] withPiece(byte[] bytes, Random random) {
        var piece = PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
        var at = random.nextInt(bytes.length);
        var skipped = Math.min(bytes.length - at, random.nextInt(8));
        var longer = new byte[bytes.length + piece.length - skipped];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(piece, 0, longer, at, piece.length);
        System.arraycopy(bytes, at + skipped, longer, at + piece.length, bytes.length - at - skipped);
        return longer;
    }
}
