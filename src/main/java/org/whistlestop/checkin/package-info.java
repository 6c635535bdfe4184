/** The host saying "I'm here", "running late", "leaving", perhaps hours after it happened; it moves the stop. */
package org.whistlestop.checkin;
