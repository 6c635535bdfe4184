package org.whistlestop.story;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.whistlestop.checkin.CheckInKind;
import org.whistlestop.checkin.ReceiptRow;
import org.whistlestop.checkin.ReceiptSource;
import org.whistlestop.checkin.Tap;

/** Says of a check-in whether the blog's live post has it. */
@ApplicationScoped
class StoryReceipt implements ReceiptSource {

    @Override
    public int place() {
        return 70;
    }

    @Override
    public List<ReceiptRow> rows(Tap tap) {
        if (tap.checkIn().kind == CheckInKind.WITHDRAWN) {
            return List.of();
        }
        return Story.find(tap.tour().id)
                .filter(story -> story.channelId != null && story.live != LivePosts.NONE)
                .map(story -> List.of(row(story, tap)))
                .orElse(List.of());
    }

    private static ReceiptRow row(Story story, Tap tap) {
        var subject = story.live == LivePosts.TOUR ? "tour" : tap.stop().id.toString();
        var post = StoryPost.<StoryPost>find(
                        "channelId = ?1 and kind = ?2 and subject = ?3", story.channelId, StoryKind.LIVE, subject)
                .firstResult();
        if (post == null || tap.checkIn().number == null) {
            return row(ReceiptRow.State.WAITING, "It is written there once the live map shows it.", null);
        }
        return switch (post.state) {
            case HELD -> row(ReceiptRow.State.WAITING, post.words + " Somebody at the desk decides.", null);
            case LEFT -> row(ReceiptRow.State.NONE, "The post was left to the blog's editors.", null);
            case FAILED -> row(ReceiptRow.State.FAILED, String.valueOf(post.words), null);
            case WAITING -> row(ReceiptRow.State.WAITING, "It is written there in a moment.", null);
            case STANDS -> stands(post, tap);
        };
    }

    /** A post that was written before the check-in is about to be wanted anew. */
    private static ReceiptRow stands(StoryPost post, Tap tap) {
        return StoryReader.tells(post.writtenAt, tap.checkIn().receivedAt)
                ? row(ReceiptRow.State.DONE, "Written at " + tap.clock(post.writtenAt) + ".", post)
                : row(ReceiptRow.State.WAITING, "It is written there in a moment.", null);
    }

    private static ReceiptRow row(ReceiptRow.State state, String words, StoryPost post) {
        return new ReceiptRow("blog", "Blog post", state, words, post == null ? null : post.writtenAt, null);
    }
}
