/**
 * How mentions come in: by Webmention (W3C) and Pingback 1.0, kept first and looked at later. A page is believed when it really has a
 * link to ours that its readers see.
 */
package org.whistlestop.conversation.mention.intake;
