/** The event log of a tour: append-only, of what is public, numbered in commit order. Knows tours and stops by id only. */
package org.whistlestop.tour.log;
