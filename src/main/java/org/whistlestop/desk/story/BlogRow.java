package org.whistlestop.desk.story;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.whistlestop.story.Decision;
import org.whistlestop.story.StoryKind;
import org.whistlestop.story.StoryPostView;
import org.whistlestop.story.StoryState;
import org.whistlestop.tour.StoreTime;

/** A post of the blog in words. */
record BlogRow(StoryPostView post) {

    public String kind() {
        return post.kind() == StoryKind.LIVE ? "Live post" : "Wrap-up";
    }

    /** For its looks, in the words of deliveries. */
    public String badge() {
        return switch (post.state()) {
            case WAITING -> "waiting";
            case STANDS -> "sent";
            case HELD -> "held";
            case FAILED -> "failed";
            case LEFT -> "draft";
        };
    }

    public String stateInWords() {
        return switch (post.state()) {
            case WAITING -> post.writtenAt() == null ? "To be written" : "To be updated";
            case STANDS -> post.writtenAt() == null ? "Nothing to say yet" : "Up to date";
            case HELD -> "Waits for you";
            case FAILED -> "The blog refuses it";
            case LEFT -> "Left to the editors";
        };
    }

    public String statusInWords() {
        if (post.status() == null) {
            return null;
        }
        return switch (post.status()) {
            case "publish" -> "Published";
            case "draft" -> "Draft";
            case "future" -> "Scheduled";
            case "pending" -> "Waits for review there";
            case "private" -> "Private";
            case "trash" -> "In the trash";
            default -> post.status();
        };
    }

    public String written() {
        return moment(post.writtenAt());
    }

    private static String moment(Instant at) {
        return at == null ? null : StoreTime.moment(at, ZoneId.of("UTC"));
    }

    public boolean isToDecide() {
        return post.state() == StoryState.HELD || post.state() == StoryState.LEFT && post.held() != null;
    }

    public boolean canBeReleased() {
        return post.state() != StoryState.LEFT;
    }

    /** Empty where nothing stands there. */
    public List<BlogDiff.Line> diff() {
        return post.standing() == null || post.offered() == null
                ? List.of()
                : BlogDiff.between(post.standing(), post.offered());
    }

    public List<Choice> choices() {
        return post.choices().stream()
                .filter(decision -> decision != Decision.LEAVE || post.state() != StoryState.LEFT)
                .map(decision -> new Choice(decision, words(decision), help(decision)))
                .toList();
    }

    private static String words(Decision decision) {
        return switch (decision) {
            case OVER -> "Write ours over it";
            case PART -> "Keep theirs, add ours below";
            case ANEW -> "Write a new post";
            case LEAVE -> "Leave it to the editors";
        };
    }

    private static String help(Decision decision) {
        return switch (decision) {
            case OVER -> "Our part only; the text around it stays.";
            case PART -> "All that stands there stays.";
            case ANEW -> "The one that was taken away stays away.";
            case LEAVE -> "We write nothing more there.";
        };
    }

    record Choice(Decision decision, String words, String help) {}
}
