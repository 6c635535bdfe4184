/** A tour's stops for who keeps them in a calendar program, which follows when a stop slips or is cancelled. */
package org.whistlestop.calendar;
