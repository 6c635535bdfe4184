package org.whistlestop.channel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.whistlestop.photo.PhotosToSend;

/**
 * A photo to send along, in the sizes that there are.
 *
 * @param alt what it shows, for who does not see it; never empty
 * @param credit who took it
 */
public record Picture(String alt, String credit, List<File> files) {

    /** @param type media type, such as image/jpeg */
    public record File(String type, int width, int height, long bytes, Supplier<byte[]> read) {}

    public static Picture of(PhotosToSend.Sendable photo, String alt) {
        var files = photo.files().stream()
                .map(file -> new File(file.type(), file.width(), file.height(), file.bytes(), file.read()))
                .toList();
        return new Picture(alt, photo.credit(), files);
    }

    /** The widest JPEG within these limits. */
    public Optional<File> jpeg(int mostWidth, long mostBytes) {
        return files.stream()
                .filter(file -> file.type().equals("image/jpeg"))
                .filter(file -> file.width() <= mostWidth && file.bytes() <= mostBytes)
                .max(Comparator.comparingInt(File::width));
    }
}
