package org.whistlestop.feed;

import java.util.UUID;
import org.whistlestop.support.PublicPage;

/**
 * A feed as it is sent.
 *
 * @param address of the feed itself
 * @param hub where to subscribe to it
 */
public record FeedDocument(UUID tourId, String address, String hub, PublicPage page) {

    /** Changes with every change of the content. */
    public String hash() {
        return page.etag();
    }
}
