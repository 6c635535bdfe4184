package org.whistlestop.image;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Chooses at start who makes the pictures. */
@Singleton
class PicturesProducer {

    private static final Logger LOG = Logger.getLogger(Pictures.class);

    private WorkerPictures worker;

    @Produces
    @Singleton
    @Startup
    Pictures pictures(ImagesConfig config) {
        return new InTurns(chosen(config), config.atOnce());
    }

    private Pictures chosen(ImagesConfig config) {
        var vips =
                config.worker() == ImagesConfig.Worker.JAVA ? Optional.<Path>empty() : Programs.find("vipsthumbnail");
        if (config.worker() == ImagesConfig.Worker.VIPS && vips.isEmpty()) {
            throw new IllegalStateException(
                    "whistlestop.images.worker is vips, but vipsthumbnail is not installed (libvips-tools)");
        }
        if (vips.isPresent()) {
            LOG.infof("Pictures are made by %s", vips.get());
            return new VipsPictures(new VipsTool(vips.get(), config));
        }
        LOG.info("Pictures are made by Java, in JPEG only; install libvips-tools for HEIC and smaller formats");
        worker = new WorkerPictures(config);
        return worker;
    }

    @PreDestroy
    void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
