package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.whistlestop.image.ByteStore;

/** Gives photos that the public may see to who sends them elsewhere. */
@ApplicationScoped
public class PhotosToSend {

    @Inject
    PublicPhotos photos;

    @Inject
    ByteStore store;

    /** Empty for what the public may not see now. */
    @Transactional
    public Optional<Sendable> find(UUID id) {
        return photos.find(id).map(card -> new Sendable(card.credit(), files(id)));
    }

    /** Those of these whose original is made; of the others there is only the small copy that went ahead. */
    @Transactional
    public Set<UUID> listWhole(Set<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : PhotoSize.<PhotoSize>list("photoId in ?1 and part = ?2", ids, Part.ORIGINAL).stream()
                        .map(size -> size.photoId)
                        .collect(Collectors.toSet());
    }

    private List<File> files(UUID id) {
        return PhotoSize.listOf(id).stream()
                .map(size ->
                        new File(size.format.mediaType(), size.width, size.height, size.bytes, () -> read(size.object)))
                .toList();
    }

    private byte[] read(String object) {
        try (var bytes = store.open(object)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param credit who took it */
    public record Sendable(String credit, List<File> files) {}

    public record File(String type, int width, int height, long bytes, Supplier<byte[]> read) {}
}
