package org.whistlestop.channel.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.photo.PhotosToSend;

/** Finds the photo that goes out with a delivery. */
@ApplicationScoped
class DeliveryPhotos {

    @Inject
    PhotosToSend photos;

    /**
     * Null for a delivery without one.
     *
     * @throws NotSent when the photo was taken down since
     */
    Picture find(Claim claim) {
        if (claim.photoId() == null) {
            return null;
        }
        return photos.find(claim.photoId())
                .map(photo -> Picture.of(photo, claim.photoAlt()))
                .orElseThrow(() -> NotSent.refused("Its photo was taken down since it was approved."));
    }
}
