/** What customers say and what comes back to them: field notes, with tags that tell what the words are about. */
package org.whistlestop.conversation;
