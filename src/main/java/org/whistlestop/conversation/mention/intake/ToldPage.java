package org.whistlestop.conversation.mention.intake;

import org.whistlestop.conversation.mention.Mention;

/** What became of a mention, for who told us of it. */
record ToldPage(String title, String words, String source, String target) {

    static ToldPage of(Mention mention) {
        return new ToldPage(titleOf(mention), wordsOf(mention), mention.source, mention.target);
    }

    private static String titleOf(Mention mention) {
        return switch (mention.state) {
            case QUEUED -> "We will have a look";
            case REFUSED -> "We found no link";
            case NEW -> "Somebody will read it";
            case ACCEPTED -> "It stands on our page";
            case REJECTED -> "It is not shown";
            case GONE -> "The link is gone";
        };
    }

    private static String wordsOf(Mention mention) {
        return switch (mention.state) {
            case QUEUED ->
                "Your page will be read, to see that it links to ours."
                        + (mention.why == null ? "" : " So far: " + mention.why);
            case REFUSED, GONE ->
                mention.why + " When you have mended your page, send the mention again; it is looked at anew.";
            case NEW -> "Your page links to ours. A person of the tour decides whether it is shown.";
            case ACCEPTED -> "Thank you for writing about the tour.";
            case REJECTED -> "A person of the tour has read it and does not show it.";
        };
    }
}
