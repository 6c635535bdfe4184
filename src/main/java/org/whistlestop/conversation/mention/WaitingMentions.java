package org.whistlestop.conversation.mention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;

/** Says on a tour's page at the desk how many mentions wait for a decision. */
@Named("waitingMentions")
@ApplicationScoped
public class WaitingMentions {

    @Inject
    Mentions mentions;

    @Transactional
    public long of(String tour) {
        return mentions.count(tour).getOrDefault(MentionState.NEW, 0L);
    }
}
