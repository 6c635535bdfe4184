package org.whistlestop.gallery;

import java.net.URI;
import org.whistlestop.tour.Tour;

/**
 * What a fan is told of a photo that has arrived.
 *
 * @param takeBack the address that takes it back; its secret stands behind the #, where no server and no log sees it
 */
record SentPhoto(Tour tour, String takeBack) {

    static SentPhoto of(Tour tour, TakeBackCode code, URI base) {
        return new SentPhoto(tour, base.resolve(WithdrawalPage.PATH) + "#" + code);
    }
}
