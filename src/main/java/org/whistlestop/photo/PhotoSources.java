package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads which files there are of photos. */
@ApplicationScoped
class PhotoSources {

    /** AVIF before WebP before JPEG, each narrowest first; of the original only, once there is something of it. */
    private static final Comparator<PhotoSize> ORDER = Comparator.comparing(
                    (PhotoSize size) -> size.format, Comparator.reverseOrder())
            .thenComparing(size -> size.width);

    Map<UUID, List<PhotoCard.Source>> of(Collection<UUID> photoIds) {
        return PhotoSize.<PhotoSize>list("photoId in ?1", photoIds).stream()
                .collect(Collectors.groupingBy(
                        size -> size.photoId, Collectors.collectingAndThen(Collectors.toList(), PhotoSources::best)));
    }

    private static List<PhotoCard.Source> best(List<PhotoSize> sizes) {
        var best = sizes.stream().map(size -> size.part).max(Part::compareTo).orElse(Part.PREVIEW);
        return sizes.stream()
                .filter(size -> size.part == best)
                .sorted(ORDER)
                .map(PhotoCard.Source::of)
                .toList();
    }
}
