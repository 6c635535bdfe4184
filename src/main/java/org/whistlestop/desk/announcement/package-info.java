/** The PR team's pages for what is said beforehand: writing, approving, sending. What a page does here, the API does too. */
package org.whistlestop.desk.announcement;
