package org.whistlestop.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures made to do harm, and honest ones broken at random; the same seed makes the same ones. */
public final class HostileImages {

    /** @param name of its kind, with its number */
    public record Hostile(String name, byte[] bytes) {}

    private record Kind(String name, Function<Random, byte[]> make) {}

    private static final byte[] JPEG = Samples.jpeg(Samples.photo(200, 150, 1));
    private static final byte[] PROGRESSIVE = progressive(Samples.photo(200, 150, 1));
    private static final byte[] PNG = Samples.bytes(Samples.photo(90, 60, 1), "png");
    private static final byte[] WEBP = Base64.getMimeDecoder().decode("""
                    UklGRsoAAABXRUJQVlA4IL4AAABwBwCdASowACQAPqlEnEmmJCMhNUgAwBUJaQATzL+OZtARfKNZnC3whWesnAkimalPrkeGm5fj
                    HFkw3tGkwMV5jYTjuAD+s1Qj5xMTkmikkC29P8SyVYbH5zeef0TLTWRcpkJsF++DG7OUl6BURX3fkPblYUJ5WwQWsd9uvifHReL1
                    2/9wAKMs6hqmJrPiCheafSL7zL6JkDz8lE7lwYmwZC4Cr7AOQmQNBseFG8/F596+ejZuGcf8EJ+NPiAA
                    """);
    private static final byte[] LOSSLESS_WEBP = Base64.getMimeDecoder().decode("""
                    UklGRnwBAABXRUJQVlA4TG8BAAAvF0AEAA/CoG0kR873juj50zoaDNpGcpxz7r43Qu+gjSRHKl+++0To+dOa+Y///1cYBcA0gEQp
                    9v0A1/WADGVIgMrzvABkiO/7qkAF3vcjKEFhfN9PAgpjyPt8gJIEhXFdD9j3UwUSZUiYxiIojIFQAQTbtpU2xfn0UcHdIa4/fXGb
                    /7B40ClE9F9t2zbMmiI7zhfXdQSCVfHnIgLZqvl9nRCBw2XqMeZ1iLOQMW+Kl9brBdZ3Xv4IEPcCpgBJL2AJn2lOHAtmQQW+Sn7f
                    JiA43hSROJ4gTj1SwpnHjN7xvrQESLY9Z1iSJbOknO+BgFny1zoBQ/WmiFNCHJRaxDa0RUjWD/5/Kc+I4/suAcEaK90XxPH8TIjD
                    TNwZHqjjDU0xWb9pqtvrdTvGEX8GJavkB5wGjIWzP2x9QhxcsriPEX8FmokpQJaPEbcJfJgjf2nx1FHicRLofeky9TQDouWN15YA
                    0erOG0uGaH3ntaUAAA==
                    """);
    private static final List<byte[]> HONEST = List.of(JPEG, PROGRESSIVE, PNG, WEBP, LOSSLESS_WEBP);

    private static final String SCRIPT = "<script>alert(document.cookie)</script>";

    /** The first are cheap and come often, for it is chance that finds what nobody thought of. */
    private static final List<Kind> MUTATIONS = List.of(
            new Kind("truncated", HostileImages::truncated),
            new Kind("bits flipped", HostileImages::bitsFlipped),
            new Kind("wrong lengths", HostileImages::wrongLengths),
            new Kind("bytes repeated", HostileImages::bytesRepeated));

    private static final List<Kind> CRAFTED = List.of(
            new Kind("png bomb", random -> png(30_000, 30_000, 8, 2, new byte[0])),
            new Kind("jpeg bomb", random -> withJpegSides(30_000, 30_000)),
            new Kind("webp bomb", random -> withWebpSides()),
            new Kind("png bomb within the limits", random -> zeros(7_000, 7_000, 8, 0)),
            new Kind("png bomb of sixteen bits", random -> zeros(3_000, 3_000, 16, 6)),
            new Kind("jpeg of no data within the limits", random -> withJpegSides(7_000, 7_000)),
            new Kind("moving png", HostileImages::movingPng),
            new Kind("moving gif", random -> movingGif()),
            new Kind("moving webp", random -> movingWebp()),
            new Kind("jpeg and zip", random -> concat(JPEG, text("PK\3\4"), noise(random, 500), text("PK\5\6"))),
            new Kind("jpeg and page", random -> concat(JPEG, text("<html>" + SCRIPT))),
            new Kind("jpeg with script", random -> Segments.with(JPEG, 0xFE, text("*/=alert(1);/*" + SCRIPT))),
            new Kind("page and jpeg", random -> concat(text("<!DOCTYPE html>" + SCRIPT), JPEG)),
            new Kind("drawing with script", random -> text("<svg xmlns=\"http://www.w3.org/2000/svg\">" + SCRIPT)),
            new Kind(
                    "drawing that reads files",
                    random -> text(
                            "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM"
                                    + " \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>")),
            new Kind("exif in circles", random -> exifInCircles()),
            new Kind("exif of giants", HostileImages::exifOfGiants),
            new Kind("many segments", random -> manySegments(100)),
            new Kind("profile of garbage", random -> Segments.withProfile(JPEG, noise(random, 3_000))),
            new Kind("profile half true", random -> Segments.withProfile(JPEG, halfTrue(random))),
            new Kind("png profile bomb", random -> withChunk("iCCP", concat(text("x\0\0"), deflated(50_000_000)))),
            new Kind("png text bomb", random -> withChunk("zTXt", concat(text("x\0\0"), deflated(50_000_000)))),
            new Kind("many scans", random -> manyScans(200, 150, 600)),
            new Kind("many scans of a large one", random -> manyScans(2_000, 1_500, 2_000)),
            new Kind("absurd tables", HostileImages::absurdTables),
            new Kind("cmyk", random -> cmyk()),
            new Kind("pdf", random -> text("%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj")),
            new Kind("tiff", random -> concat(text("II*\0"), noise(random, 200))),
            new Kind("nothing", random -> new byte[0]),
            new Kind("noise like a jpeg", random -> concat(Arrays.copyOf(JPEG, 180), noise(random, 4_000))),
            new Kind("noise like a webp", random -> concat(Arrays.copyOf(WEBP, 30), noise(random, 4_000))));

    private HostileImages() {}

    /** Every crafted one once at least, where so many are wanted; the rest are honest ones broken at random. */
    public static Stream<Hostile> generate(int count, long seed) {
        return IntStream.range(0, count).mapToObj(number -> {
            var kinds = number % 4 == 0 ? CRAFTED : MUTATIONS;
            var kind = kinds.get((number % 4 == 0 ? number / 4 : number) % kinds.size());
            return new Hostile(number + " " + kind.name(), kind.make().apply(new Random(seed + number)));
        });
    }

    private static byte[] truncated(Random random) {
        var whole = honest(random);
        return Arrays.copyOf(whole, random.nextInt(whole.length));
    }

    private static byte[] bitsFlipped(Random random) {
        var bytes = honest(random);
        for (var flips = 1 + random.nextInt(20); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** In the first bytes, where lengths and sizes are. */
    private static byte[] wrongLengths(Random random) {
        var bytes = honest(random);
        var absurd = new int[] {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 0x7FFF7FFF};
        var at = 2 + random.nextInt(Math.min(700, bytes.length - 8));
        ByteBuffer.wrap(bytes).putInt(at, absurd[random.nextInt(absurd.length)]);
        return bytes;
    }

    private static byte[] bytesRepeated(Random random) {
        var bytes = honest(random);
        var at = random.nextInt(bytes.length);
        var part = Arrays.copyOfRange(bytes, at, at + random.nextInt(1 + Math.min(300, bytes.length - at)));
        var repeated = new ByteArrayOutputStream();
        repeated.write(bytes, 0, at);
        for (var times = random.nextInt(50); times >= 0; times--) {
            repeated.writeBytes(part);
        }
        repeated.write(bytes, at, bytes.length - at);
        return repeated.toByteArray();
    }

    private static byte[] honest(Random random) {
        return HONEST.get(random.nextInt(HONEST.size())).clone();
    }

    private static byte[] withJpegSides(int width, int height) {
        return withJpegSides(JPEG, width, height);
    }

    private static byte[] withJpegSides(byte[] jpeg, int width, int height) {
        var bytes = jpeg.clone();
        for (var at = 2; ; at += 2 + (ByteBuffer.wrap(bytes).getShort(at + 2) & 0xFFFF)) {
            if ((bytes[at + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(bytes).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return bytes;
            }
        }
    }

    private static byte[] withWebpSides() {
        var bytes = WEBP.clone();
        ByteBuffer.wrap(bytes).putInt(26, 0xFF3FFF3F);
        return bytes;
    }

    private static byte[] zeros(int width, int height, int depth, int colours) {
        var samples = colours == 6 ? 4 : 1;
        return png(width, height, depth, colours, deflated(height * (1 + width * samples * depth / 8)));
    }

    private static byte[] png(int width, int height, int depth, int colours, byte[] data) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colours);
        return concat(Arrays.copyOf(PNG, 8), chunk("IHDR", header.array()), chunk("IDAT", data), chunk("IEND"));
    }

    private static byte[] movingPng(Random random) {
        var moving = new ByteArrayOutputStream();
        moving.write(PNG, 0, 33);
        moving.writeBytes(chunk("acTL", ByteBuffer.allocate(8).putInt(10_000).array()));
        for (var frame = 0; frame < 10_000; frame++) {
            moving.writeBytes(chunk("fcTL", noise(random, 26)));
            moving.writeBytes(chunk("fdAT", noise(random, 12)));
        }
        moving.write(PNG, 33, PNG.length - 33);
        return moving.toByteArray();
    }

    private static byte[] movingGif() {
        var moving = new ByteArrayOutputStream();
        moving.writeBytes(text("GIF89a\1\0\1\0\0\0\0"));
        for (var frame = 0; frame < 10_000; frame++) {
            moving.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0});
        }
        return moving.toByteArray();
    }

    private static byte[] movingWebp() {
        var chunk = ByteBuffer.allocate(18).put(text("VP8X\12\0\0\0\2\0\0\0"));
        return concat(text("RIFF\377\377\0\0WEBP"), chunk.array(), text("ANIM\6\0\0\0\0\0\0\0\0\0"));
    }

    private static byte[] exifInCircles() {
        var exif = ByteBuffer.allocate(64).put(text("Exif\0\0MM\0*")).putInt(8).putShort((short) 2);
        // The next directory, and the one of the camera, are this one.
        exif.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(8);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(0x00060000);
        exif.putInt(8);
        return Segments.with(JPEG, 0xE1, exif.array());
    }

    private static byte[] exifOfGiants(Random random) {
        var exif = ByteBuffer.allocate(60_000).put(text("Exif\0\0II*\0\10\0\0\0\377\377"));
        while (exif.remaining() > 12) {
            exif.putShort((short) random.nextInt())
                    .put((byte) random.nextInt(14))
                    .put((byte) 0);
            exif.putInt(-1 >>> random.nextInt(8)).putInt(random.nextInt());
        }
        return Segments.with(JPEG, 0xE1, exif.array());
    }

    private static byte[] manySegments(int count) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(JPEG, 0, 2);
        for (var at = 0; at < count; at++) {
            bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) 0xFF, (byte) 0xFF});
            bytes.writeBytes(new byte[0xFFFF - 2]);
        }
        bytes.write(JPEG, 2, JPEG.length - 2);
        return bytes.toByteArray();
    }

    private static byte[] halfTrue(Random random) {
        var profile = Segments.P3.clone();
        for (var at = 0; at < 20; at++) {
            profile[128 + random.nextInt(profile.length - 128)] = (byte) random.nextInt();
        }
        return profile;
    }

    /** The last scan once more and once more; decoders go over the whole picture for each. */
    static byte[] manyScans(int width, int height, int scans) {
        var jpeg = progressive(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR));
        var last = jpeg.length - 2;
        while ((jpeg[last] & 0xFF) != 0xFF || (jpeg[last + 1] & 0xFF) != 0xDA) {
            last--;
        }
        var scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        var bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, jpeg.length - 2);
        for (var at = 0; at < scans; at++) {
            bytes.writeBytes(scan);
        }
        bytes.write(jpeg, jpeg.length - 2, 2);
        return bytes.toByteArray();
    }

    private static byte[] absurdTables(Random random) {
        var bytes = JPEG.clone();
        for (var at = 2;
                (bytes[at + 1] & 0xFF) != 0xDA;
                at += 2 + (ByteBuffer.wrap(bytes).getShort(at + 2) & 0xFFFF)) {
            if ((bytes[at + 1] & 0xFF) == 0xC4) {
                for (var count = 0; count < 16; count++) {
                    bytes[at + 5 + count] = (byte) random.nextInt();
                }
            }
        }
        return bytes;
    }

    private static byte[] cmyk() {
        var raster = Raster.createInterleavedRaster(0, 120, 90, 4, null);
        var bytes = new ByteArrayOutputStream();
        write(bytes, new IIOImage(raster, null, null), false);
        return bytes.toByteArray();
    }

    private static byte[] progressive(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        write(bytes, new IIOImage(picture, null, null), true);
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, IIOImage image, boolean isProgressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(isProgressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, image, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static byte[] withChunk(String name, byte[] content) {
        return concat(Arrays.copyOf(PNG, 33), chunk(name, content), Arrays.copyOfRange(PNG, 33, PNG.length));
    }

    private static byte[] chunk(String name, byte... content) {
        var checked = concat(text(name), content);
        var crc = new CRC32();
        crc.update(checked);
        return concat(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                checked,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] deflated(int zeros) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes, new Deflater(9))) {
            var part = new byte[1 << 16];
            for (var left = zeros; left > 0; left -= part.length) {
                deflater.write(part, 0, Math.min(left, part.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
