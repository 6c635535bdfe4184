/**
 * What is to be said beforehand: drafts with fields of their stop, the seal of their approval, and when they are due. What goes
 * out is planned in {@code channel.delivery}.
 */
package org.whistlestop.announcement;
