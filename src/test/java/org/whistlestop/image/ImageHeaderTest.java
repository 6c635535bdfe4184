package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageHeaderTest {

    private static final Set<ImageType> ALL = Set.of(ImageType.values());
    private static final Set<ImageType> NO_HEIC = Set.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);

    @ParameterizedTest
    @CsvSource({"JPEG, 640, 480", "JPEG, 1, 1", "PNG, 33, 7"})
    void aPictureSaysItsSize(ImageType type, int width, int height) throws Exception {
        assertEquals(new ImageHeader(type, width, height), read(picture(type.name(), width, height), NO_HEIC));
    }

    /** From libwebp: lossy, lossless, and lossy with an alpha channel. */
    @ParameterizedTest
    @CsvSource({
        "5249464624000000574542505650382018000000300100 9d012a0a000500 0000000000000000, 10, 5",
        "524946461e000000574542505650384c110000002f 09000100 0000000000000000000000, 10, 5",
        "5249464630000000574542505650385 80a00000010000000090000040000 5650382018000000300100 9d012a0a000500 00000000, 10, 5"
    })
    void aWebpSaysItsSize(String hex, int width, int height) throws Exception {
        assertEquals(new ImageHeader(ImageType.WEBP, width, height), read(bytes(hex), NO_HEIC));
    }

    @Test
    void aPhonesPictureIsAsLargeAsItsLargestPart() throws Exception {
        var heic = heic(512, 512, 4032, 3024);

        assertEquals(new ImageHeader(ImageType.HEIC, 4032, 3024), read(heic, ALL));
    }

    @Test
    void withoutHeicItSaysWhatToSend() {
        var refused = assertThrows(UnreadableImageException.class, () -> read(heic(512, 512, 4032, 3024), NO_HEIC));

        assertEquals("This phone's HEIC format cannot be read here", refused.wrong());
        assertTrue(refused.right().startsWith("Send it as JPEG ("), refused.right());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The file is empty",
                "GIF89a | GIF pictures cannot be read here",
                "%PDF-1.7 | This is a PDF, not a picture",
                "'II*\0' | TIFF and raw pictures cannot be read here",
                "<svg xmlns=''><script/></svg> | Drawings (SVG) cannot be read here",
                "' <!DOCTYPE HTML><html>' | This is a web page, not a picture",
                "'\0\0\0\u0018ftypavif\0\0\0\0avifmif1' | AVIF pictures cannot be read here",
                "'\0\0\0\u0018ftypmif1\0\0\0\0avifmif1' | AVIF pictures cannot be read here",
                "'\0\0\0\u0018ftypmp42\0\0\0\0mp42isom' | 'This is a video, not a picture'",
                "hello | This is no picture that we can read"
            })
    void whatIsNoPictureIsCalledByItsName(String file, String wrong) {
        assertRefused(wrong, file.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({"30000, 30000", "16385, 1", "1, 16385", "8000, 7000"})
    void whatIsTooLargeIsRefused(int width, int height) {
        assertRefused("The picture is too large, with " + width + " by " + height + " pixels", png(width, height));
    }

    @ParameterizedTest
    @CsvSource({"16384, 3000", "8192, 6144"})
    void whatIsLargeIsRead(int width, int height) throws Exception {
        assertEquals(new ImageHeader(ImageType.PNG, width, height), read(png(width, height), NO_HEIC));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0"})
    void whatHasNoPixelsIsBroken(int width, int height) {
        assertRefused("The picture is broken", png(width, height));
    }

    /** Lossless, hierarchical, arithmetic, twelve bits, two channels. */
    @ParameterizedTest
    @CsvSource({"C3 08 03", "C5 08 03", "C9 08 03", "CA 08 03", "C1 0C 03", "C0 08 02"})
    void aJpegThatNoDecoderReadsIsRefused(String frame) {
        var parts = frame.split(" ");
        assertRefused(
                "This kind of JPEG is too unusual to be read here",
                bytes("FFD8FF" + parts[0] + "0011" + parts[1] + "00100010" + parts[2]));
    }

    @Test
    void aMovingPictureIsRefused() {
        assertRefused(
                "Moving pictures cannot be read here",
                bytes("5249464630000000574542505650385 80a00000002000000090000040000"));
    }

    @Test
    void aPictureOtherThanItsCanvasIsBroken() {
        assertRefused(
                "The picture is broken",
                bytes("5249464630000000574542505650385 80a00000010000000090000040000"
                        + "5650382018000000300100 9d012aff3fff3f 00000000"));
    }

    @Test
    void aCutOffPictureIsRefusedAtEveryByteBeforeItsSize() throws IOException {
        for (var type : new String[] {"JPEG", "PNG"}) {
            var whole = picture(type, 64, 64);
            for (var length = 0; length < 26; length++) {
                var cut = Arrays.copyOf(whole, length);
                assertThrows(UnreadableImageException.class, () -> read(cut, NO_HEIC));
            }
        }
    }

    @Test
    void noMoreThanFourMegabytesAreRead() {
        var endless = new EndlessJpeg();

        var refused = assertThrows(UnreadableImageException.class, () -> ImageHeader.read(endless, NO_HEIC));

        assertEquals("The picture says its size too late in the file", refused.wrong());
        assertTrue(endless.read < 4_300_000, endless.read + " bytes");
    }

    private static void assertRefused(String wrong, byte[] file) {
        assertEquals(
                wrong,
                assertThrows(UnreadableImageException.class, () -> read(file, NO_HEIC))
                        .wrong());
    }

    private static ImageHeader read(byte[] file, Set<ImageType> readable) throws IOException, UnreadableImageException {
        return ImageHeader.read(new ByteArrayInputStream(file), readable);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] png(int width, int height) {
        return bytes("89504E470D0A1A0A0000000D49484452%08X%08X0802000000".formatted(width, height));
    }

    private static byte[] heic(int... sides) {
        var sizes = new StringBuilder();
        for (var at = 0; at < sides.length; at += 2) {
            sizes.append("0000001469737065 00000000 %08X%08X".formatted(sides[at], sides[at + 1]));
        }
        var length = sides.length / 2 * 20;
        return bytes("00000018 66747970 68656963 00000000 6D696631 68656963"
                + "%08X 6D657461 00000000".formatted(length + 28)
                + "%08X 69707270 %08X 6970636F".formatted(length + 16, length + 8)
                + sizes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** A JPEG that has one application segment after the other and never a frame. */
    private static final class EndlessJpeg extends InputStream {

        private static final byte[] SEGMENT = Arrays.copyOf(bytes("FFE1FFFF"), 0xFFFF + 2);

        private long read;

        @Override
        public int read() {
            var at = read++;
            return at < 2 ? at == 0 ? 0xFF : 0xD8 : SEGMENT[(int) ((at - 2) % SEGMENT.length)] & 0xFF;
        }
    }
}
