/**
 * What happens on a tour, for who follows it with a feed reader: stops and their changes, check-ins, announcements and photos. The
 * same entries in three formats, for the whole tour and for each stop.
 */
package org.whistlestop.feed;
