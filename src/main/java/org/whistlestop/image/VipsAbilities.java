package org.whistlestop.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What this machine's vips was built with, found by trying: its lists name loaders whose codecs may be missing. */
final class VipsAbilities {

    /** A black picture of 64 by 64 pixels. */
    private static final String HEIC = """
            AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAAB
            AAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAEwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAA
            AHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq
            SSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAEAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOB
            AoMAAAAbbWRhdAAAAA8oAa8EGPwd1z//1cQ3HGA=
            """;

    /** A white pixel. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEANrQOQAAAAABJRU5ErkJggg==";

    private final VipsTool vips;
    private Set<ImageType> readable;
    private List<Format> smaller;

    VipsAbilities(VipsTool vips) {
        this.vips = vips;
    }

    synchronized Set<ImageType> readable() {
        if (readable == null) {
            readable = can(HEIC, Format.JPEG)
                    ? Set.copyOf(EnumSet.allOf(ImageType.class))
                    : Set.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);
        }
        return readable;
    }

    synchronized List<Format> smaller() {
        if (smaller == null) {
            smaller = Stream.of(Format.WEBP, Format.AVIF)
                    .filter(format -> can(PNG, format))
                    .toList();
        }
        return smaller;
    }

    private boolean can(String sample, Format format) {
        try {
            var folder = Files.createTempDirectory("whistlestop-vips");
            var original = Files.write(
                    folder.resolve("sample"), Base64.getMimeDecoder().decode(sample));
            try (var work = new Workspace(original, folder)) {
                vips.resize(work, Workspace.ORIGINAL, "32x32!", "sample." + format.ending(), "");
                return true;
            } catch (UnreadableImageException | DecoderLostException e) {
                return false;
            } finally {
                Files.delete(original);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
