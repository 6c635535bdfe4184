package org.whistlestop.map;

import java.time.ZoneId;
import java.util.List;
import org.whistlestop.conversation.mention.PublicMention;
import org.whistlestop.tour.StoreTime;

/**
 * A mention in the words of our pages.
 *
 * @param answer in paragraphs, each a list of lines; empty without one
 * @param answerTime null without one
 */
public record MentionCard(PublicMention mention, String time, List<List<String>> answer, String answerTime) {

    static MentionCard of(PublicMention mention, ZoneId zone) {
        var isAnswered = mention.answer() != null;
        return new MentionCard(
                mention,
                StoreTime.moment(mention.at(), zone),
                isAnswered ? Notice.paragraphs(mention.answer()) : List.of(),
                isAnswered ? StoreTime.moment(mention.answeredAt(), zone) : null);
    }

    public String verb() {
        return switch (mention.kind()) {
            case MENTION -> "wrote about this at";
            case REPLY -> "replied at";
            case LIKE -> "liked this at";
            case REPOST -> "shared this at";
        };
    }
}
