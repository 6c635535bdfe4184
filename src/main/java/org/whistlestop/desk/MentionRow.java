package org.whistlestop.desk;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import org.whistlestop.conversation.mention.MentionState;
import org.whistlestop.conversation.mention.MentionView;
import org.whistlestop.tour.StoreTime;

/**
 * A mention in the words of the desk.
 *
 * @param place the store it is about, or the whole tour
 * @param zone of its stop, for the times
 * @param typed what the form for the answer holds
 */
record MentionRow(
        MentionView mention,
        String place,
        ZoneId zone,
        String typed,
        boolean mayDecide,
        boolean mayAnswer,
        boolean mayTakeBack) {

    /** Where it stands, in few letters. */
    public String host() {
        return URI.create(mention.source()).getHost();
    }

    /** Before anybody has looked there is only the place. */
    public String who() {
        return mention.author() == null ? host() : mention.author();
    }

    public String does() {
        return mention.kind() == null
                ? "says it mentions"
                : switch (mention.kind()) {
                    case MENTION -> "mentions";
                    case REPLY -> "replies to";
                    case LIKE -> "likes";
                    case REPOST -> "shares";
                };
    }

    public String received() {
        return StoreTime.moment(mention.receivedAt(), zone);
    }

    public String published() {
        return at(mention.publishedAt());
    }

    public String decided() {
        return at(mention.decidedAt());
    }

    public String answered() {
        return mention.answer() == null ? null : at(mention.answer().at());
    }

    private String at(Instant moment) {
        return moment == null ? null : StoreTime.moment(moment, zone);
    }

    public boolean canBeAccepted() {
        return mayDecide && (mention.state() == MentionState.NEW || mention.state() == MentionState.REJECTED);
    }

    public boolean canBeRejected() {
        return mayDecide && (mention.state() == MentionState.NEW || mention.state() == MentionState.ACCEPTED);
    }

    public boolean canBeAnswered() {
        return mayAnswer && mention.state() == MentionState.ACCEPTED;
    }

    public boolean canLoseItsAnswer() {
        return mayTakeBack && mention.answer() != null;
    }
}
