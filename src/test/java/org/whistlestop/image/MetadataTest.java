package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whistlestop.testing.NeedsTool;

/** What exiftool itself put into a picture, exiftool finds nothing of in what we make of it. */
@NeedsTool("exiftool")
class MetadataTest {

    private static final List<String> SECRETS = List.of(
            "-GPSLatitude=48.137",
            "-GPSLatitudeRef=N",
            "-GPSLongitude=11.575",
            "-GPSLongitudeRef=E",
            "-SerialNumber=SECRET-1",
            "-EXIF:ImageUniqueID=SECRET-2",
            "-Artist=SECRET-3",
            "-UserComment=SECRET-4",
            "-XMP:Creator=SECRET-5",
            "-XMP:GPSLatitude=48.137");

    private static final List<String> SECRETS_OF_JPEG = List.of(
            "-Comment=SECRET-6",
            "-IPTC:By-line=SECRET-7",
            "-IPTC:City=SECRET-8",
            "-Photoshop:URL=https://secret.example",
            "-Make=Canon");

    /** What a file says of its own packing. All else fails this test, whatever it is. */
    private static final Pattern PACKING =
            Pattern.compile("File:(FileType|FileTypeExtension|MIMEType|ImageWidth|ImageHeight"
                    + "|EncodingProcess|BitsPerSample|ColorComponents|YCbCrSubSampling)"
                    + "|JFIF:(JFIFVersion|ResolutionUnit|XResolution|YResolution)"
                    + "|Composite:(ImageSize|Megapixels)"
                    + "|RIFF:(VP8Version|ImageWidth|ImageHeight|HorizontalScale|VerticalScale)"
                    + "|QuickTime:(MajorBrand|MinorVersion|CompatibleBrands|HandlerType|PrimaryItemReference|MetaImageSize"
                    + "|AV1ConfigurationVersion|ChromaFormat|ChromaSamplePosition|ImageSpatialExtent|ImagePixelDepth"
                    + "|ColorProfiles|ColorPrimaries|TransferCharacteristics|MatrixCoefficients|VideoFullRangeFlag"
                    + "|SeqProfile|SeqLevelIdx0|SeqTier0|HighBitDepth|TwelveBit|Monochrome|InitialDelaySamples"
                    + "|MediaDataSize|MediaDataOffset|MediaData)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("inEveryWay")
    void nothingIsLeft(Pictures pictures, String format) throws Exception {
        var original = stuffed(format);
        assertTrue(tags(original).size() > 25, () -> "only " + tags(original));
        var made = Files.createDirectory(folder.resolve("made"));

        var sizes = pictures.sizes(original, made);
        var all = Stream.concat(sizes.stream(), pictures.smaller(original, sizes, made).stream())
                .toList();

        for (var rendition : all) {
            var strange = tags(rendition.file());
            strange.removeIf(tag -> PACKING.matcher(tag).matches());
            assertEquals(new TreeSet<>(), strange, rendition.name());
        }
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> inEveryWay() {
        return Paths.both().flatMap(path -> Stream.of("jpg", "png")
                .map(format -> org.junit.jupiter.params.provider.Arguments.of(path.get()[0], format)));
    }

    private Path stuffed(String format) throws Exception {
        var thumbnail = Samples.write(Samples.photo(160, 120, 2), folder.resolve("thumbnail.jpg"));
        var file = Samples.write(Samples.photo(900, 600, 1), folder.resolve("stuffed." + format));
        exiftool(
                Stream.concat(
                                Stream.of("-overwrite_original", "-m", "-ThumbnailImage<=" + thumbnail),
                                format.equals("jpg")
                                        ? Stream.concat(SECRETS.stream(), SECRETS_OF_JPEG.stream())
                                        : SECRETS.stream())
                        .toList(),
                file);
        var profile = Files.write(folder.resolve("p3.icc"), Segments.P3);
        exiftool(List.of("-overwrite_original", "-ICC_Profile<=" + profile), file);
        return file;
    }

    private TreeSet<String> tags(Path file) {
        try {
            return exiftool(List.of("-a", "-u", "-G0", "-s", "-ee"), file)
                    .lines()
                    .map(line -> line.replaceFirst("^\\[(\\w+)]\\s+(\\S+)\\s*:.*", "$1:$2"))
                    .filter(
                            tag -> !tag.matches(
                                    "ExifTool:.*|File:(File(Name|Size|ModifyDate|AccessDate|InodeChangeDate|Permissions)|Directory)"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String exiftool(List<String> arguments, Path file) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("exiftool"));
        command.addAll(arguments);
        command.add(file.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, output);
        return output;
    }
}
