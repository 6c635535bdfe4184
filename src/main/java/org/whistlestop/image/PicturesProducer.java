package org.whistlestop.image;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Chooses at start who makes the pictures. */
class PicturesProducer {

    private static final Logger LOG = Logger.getLogger(Pictures.class);

    @Produces
    @Singleton
    @Startup
    Pictures pictures(ImagesConfig config) {
        return new InTurns(chosen(config), config.atOnce());
    }

    private static Pictures chosen(ImagesConfig config) {
        var vips = Programs.find("vipsthumbnail");
        if (config.worker() == ImagesConfig.Worker.VIPS && vips.isEmpty()) {
            throw new IllegalStateException(
                    "whistlestop.images.worker is vips, but vipsthumbnail is not installed (libvips-tools)");
        }
        LOG.infof("Pictures are made by %s", vips.orElseThrow());
        return new VipsPictures(new VipsTool(vips.orElseThrow(), config));
    }
}
