package org.whistlestop.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.wordpress.KeptPosts;
import org.whistlestop.channel.wordpress.PostHtml;
import org.whistlestop.story.StoryContent.Entry;
import org.whistlestop.story.StoryContent.Section;
import org.whistlestop.story.StoryContent.Shot;

/** Writes a story as the blocks of WordPress's editor, so that an editor can go on with it as with their own. */
final class StoryHtml {

    private StoryHtml() {}

    /**
     * @param signed whether the blog itself says who wrote it
     * @param photos those that stand in the media library; the others are left out
     */
    static String of(StoryContent content, boolean signed, Map<UUID, KeptPosts.Photo> photos) {
        var blocks = new ArrayList<String>();
        if (!signed) {
            blocks.add(PostHtml.of("By " + content.byline(), null));
        }
        for (var section : content.sections()) {
            blocks.addAll(blocks(section, photos));
        }
        return String.join("\n\n", blocks);
    }

    private static List<String> blocks(Section section, Map<UUID, KeptPosts.Photo> photos) {
        var blocks = new ArrayList<String>();
        blocks.add(PostHtml.heading(2, section.heading()));
        blocks.add(PostHtml.of(section.when(), null));
        for (var entry : section.entries()) {
            if (entry.photo() == null) {
                blocks.add(words(entry));
            } else if (photos.containsKey(entry.photo().photoId())) {
                blocks.add(photo(entry.photo(), photos.get(entry.photo().photoId())));
            }
        }
        blocks.add(PostHtml.of("More of this stop: " + section.link(), null));
        return blocks;
    }

    private static String words(Entry entry) {
        return PostHtml.of(entry.link() == null ? entry.words() : entry.words() + "\n" + entry.link(), null);
    }

    private static String photo(Shot shot, KeptPosts.Photo there) {
        return PostHtml.photo(there.id(), there.address(), new Picture(shot.alt(), shot.caption(), List.of()));
    }
}
