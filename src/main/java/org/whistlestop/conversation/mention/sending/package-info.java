/**
 * How pages elsewhere hear that ours link to them: their endpoints are found by the Webmention specification, or Pingback's where they
 * have only that, and told once for each of our pages, and again when the words around the link change.
 */
package org.whistlestop.conversation.mention.sending;
