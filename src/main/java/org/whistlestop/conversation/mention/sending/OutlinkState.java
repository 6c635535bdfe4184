package org.whistlestop.conversation.mention.sending;

/** Whether a page knows that we link to it. */
enum OutlinkState {
    WAITING,
    TOLD,
    /** It wants to hear nothing. */
    SILENT,
    FAILED
}
