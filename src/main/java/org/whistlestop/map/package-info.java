/** The live picture of a tour: its GeoJSON held ready, its stream of events, and the pages that fans open. */
package org.whistlestop.map;
