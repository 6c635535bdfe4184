/**
 * Reads, checks and writes a tour's itinerary as people keep it: a table with one stop a line.
 * Nothing here knows the database or HTTP; what is doubtful comes back as problems and warnings, never as a guess.
 */
package org.whistlestop.tour.itinerary;
