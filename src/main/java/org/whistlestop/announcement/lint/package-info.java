/**
 * The questions asked of a text before it goes out: one table of rules, {@code rules.json}, read alike here and by
 * {@code web/lint}. Knows neither announcements nor the database; whoever asks brings the text and what was said before.
 */
package org.whistlestop.announcement.lint;
