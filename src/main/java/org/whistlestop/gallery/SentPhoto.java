package org.whistlestop.gallery;

import java.net.URI;
import org.whistlestop.tour.Tour;

/**
 * What a fan is told of a photo that has arrived.
 *
 * @param path of the page that takes it back; its secret stands behind the #, where no server and no log sees it
 * @param link the same with the host, to keep
 */
record SentPhoto(Tour tour, String path, String link) {

    static SentPhoto of(Tour tour, TakeBackCode code, URI base) {
        var path = WithdrawalPage.PATH + "#" + code;
        return new SentPhoto(tour, path, base.resolve(path).toString());
    }
}
