/**
 * Pages elsewhere that link to ours: what the team decides about them, what the public reads of them, and the answers. How they get
 * here and how others hear of our links stands in the packages below.
 */
package org.whistlestop.conversation.mention;
