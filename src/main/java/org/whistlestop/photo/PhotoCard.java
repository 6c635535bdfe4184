package org.whistlestop.photo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.image.Format;

/**
 * A photo as the public sees it.
 *
 * @param stop slug
 * @param place the store and its city
 * @param zone the store's, by its IANA name
 * @param url path of the stop's page, at this photo
 * @param credit who took it, or who stands behind it
 * @param shownAt since when the public sees it
 * @param width of the widest size, in pixels
 * @param placeholder a tiny picture as a {@code data:} address, to show blurred meanwhile
 * @param lead whether it stands for its stop
 * @param sources all sizes, the smallest formats first, each narrowest first
 */
public record PhotoCard(
        UUID id,
        String stop,
        String place,
        String zone,
        String url,
        @Schema(nullable = true) String alt,
        @Schema(nullable = true) String caption,
        String credit,
        @Schema(nullable = true) Instant takenAt,
        Instant shownAt,
        int width,
        int height,
        String placeholder,
        boolean lead,
        List<Source> sources) {

    private static final DateTimeFormatter TAKEN = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a z", Locale.US);

    static PhotoCard of(Photo photo, String tour, StopNames.Name stop, String credit, List<Source> sources) {
        return new PhotoCard(
                photo.id,
                stop.slug(),
                stop.place(),
                stop.zone(),
                "/tours/" + tour + "/stops/" + stop.slug() + "#photo-" + photo.id,
                photo.alt,
                photo.caption,
                credit,
                photo.takenAt,
                photo.shownAt,
                photo.width,
                photo.height,
                photo.placeholder,
                photo.lead,
                sources);
    }

    /** For an {@code img}: what every browser reads. */
    public String srcset() {
        return srcset(Format.JPEG);
    }

    public String webp() {
        return srcset(Format.WEBP);
    }

    public String avif() {
        return srcset(Format.AVIF);
    }

    /** Empty where there is none of that format. */
    private String srcset(Format format) {
        return sources.stream()
                .filter(source -> source.format() == format)
                .map(source -> source.url() + " " + source.width() + "w")
                .collect(Collectors.joining(", "));
    }

    /** The JPEG of about that width: for what takes one address only. */
    public Source near(int width) {
        var jpegs = sources.stream()
                .filter(source -> source.format() == Format.JPEG)
                .toList();
        return jpegs.stream()
                .filter(source -> source.width() >= width)
                .findFirst()
                .orElse(jpegs.get(jpegs.size() - 1));
    }

    /** Sat, Nov 21, 10:52 AM EST, at the store; null when nobody knows. */
    public String taken() {
        return takenAt == null ? null : TAKEN.format(takenAt.atZone(ZoneId.of(zone)));
    }

    /** Text in place of the picture: never empty, for a link must say something. */
    public String words() {
        return alt != null ? alt : caption != null ? caption : "Photo from " + place;
    }

    /**
     * One size in one format.
     *
     * @param url path here
     */
    public record Source(Format format, String type, int width, int height, long bytes, String url) {
        static Source of(PhotoSize size) {
            return new Source(
                    size.format, size.format.mediaType(), size.width, size.height, size.bytes, "/" + size.object);
        }
    }
}
