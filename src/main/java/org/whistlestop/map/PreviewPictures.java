package org.whistlestop.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Paints maps for link previews and keeps those asked for lately, so that each is painted once. */
@ApplicationScoped
class PreviewPictures {

    /** For who takes no large picture. */
    static final int SMALL_WIDTH = 600;

    private static final int PICTURES = 100; // some 30 to 60 kB each

    @Inject
    BasemapPictures basemaps;

    private final Map<Asked, byte[]> pictures = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, byte[]> eldest) {
            return size() > PICTURES;
        }
    });

    /** Changes with what is drawn and with the basemap, so that a picture's address may be cached for good. */
    String version(PreviewScene scene) {
        return basemaps.basemap().hash() + scene.version();
    }

    byte[] png(PreviewScene scene, int width) {
        var asked = new Asked(scene, width == SMALL_WIDTH ? SMALL_WIDTH : PreviewScene.WIDTH);
        return pictures.computeIfAbsent(asked, absent -> paint(asked));
    }

    private byte[] paint(Asked asked) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new PreviewPen(asked.scene, asked.width).painted(basemaps.basemap()), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private record Asked(PreviewScene scene, int width) {}
}
