package org.whistlestop.conversation.mention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Where pages elsewhere tell us of themselves, for the heads of ours. */
@Named("mentionEndpoints")
@ApplicationScoped
public class MentionEndpoints {

    @Inject
    OurPages ours;

    public String getWebmention() {
        return ours.at("/webmention");
    }

    /** Pingback 1.0 wants the whole address. */
    public String getPingback() {
        return ours.at("/pingback");
    }
}
