package org.whistlestop.story;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.Picture;

/** What a writer needs of the rest of the house; tests give their own. */
interface StoryMaterial {

    /** What a post is to say now, as the public may read it. */
    StoryContent content(Job job);

    /** The files of a photo; empty when the public may not see it any more. */
    Optional<List<Picture.File>> files(UUID photoId);

    /** Opens a blog. */
    Access open(UUID channelId);
}
