package org.whistlestop.conversation.mention.intake;

import java.time.Instant;
import org.whistlestop.conversation.mention.Quoted;

/** What a look at a page has shown. */
sealed interface Look {

    /** It links to us. */
    record Links(Quoted quoted) implements Look {}

    /** It does not, for this reason. */
    record LinksNot(String why) implements Look {}

    /** It did not answer, which may pass. */
    record Silent(String why) implements Look {}

    /** It was not asked. */
    record NotYet(String why, Instant until) implements Look {}
}
