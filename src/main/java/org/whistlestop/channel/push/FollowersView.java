package org.whistlestop.channel.push;

import java.util.List;

/**
 * How many follow a tour; who they are is nobody's to read.
 *
 * @param tour who follow all of it now
 * @param stops that some follow alone
 * @param before who followed all of it and were forgotten when it was over
 */
public record FollowersView(int tour, List<OfStop> stops, int before) {

    /**
     * @param stop its slug
     * @param now who follow it alone
     * @param before who followed it and were forgotten when it was over
     */
    public record OfStop(String stop, int now, int before) {}
}
