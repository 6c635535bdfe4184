package org.whistlestop.tour;

import java.util.List;

/** Gives what the public may read of a stop besides check-ins and photos, for the blog. Packages above this one answer. */
public interface StorySource {

    /** As it stands now, read in the running transaction; nothing of a stop that the public does not know. */
    List<StoryItem> atStop(Tour tour, Stop stop);
}
