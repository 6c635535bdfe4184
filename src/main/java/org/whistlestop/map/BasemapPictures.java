package org.whistlestop.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Keeps the basemap packed as data and as the pictures asked for lately, so that each is made once. */
@ApplicationScoped
class BasemapPictures {

    private static final int PICTURES = 200; // some 10 to 20 kB each

    private final Basemap basemap = new Basemap();
    private final Packed data = Packed.of(basemap.json());
    private final Map<Ground, Packed> pictures = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Ground, Packed> eldest) {
            return size() > PICTURES;
        }
    });

    /** Address of the TopoJSON for the live map. */
    String dataUrl() {
        return "/basemap/" + basemap.hash() + ".json";
    }

    Basemap basemap() {
        return basemap;
    }

    Packed data() {
        return data;
    }

    /** Changes with the basemap and with the view, so that a picture's address may be cached for good. */
    String version(Ground ground) {
        return basemap.hash() + HexFormat.of().toHexDigits(ground.fingerprint());
    }

    Packed picture(Ground ground) {
        return pictures.computeIfAbsent(
                ground, absent -> Packed.of(basemap.svg(ground).getBytes(StandardCharsets.UTF_8)));
    }

    /** The same bytes twice: as they are, and as nearly every browser takes them. */
    record Packed(byte[] plain, byte[] gzip) {

        static Packed of(byte[] plain) {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new BestGzip(bytes)) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Packed(plain, bytes.toByteArray());
        }
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
