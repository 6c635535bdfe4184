/**
 * Seals small secrets at rest, each for the one record it belongs to, under keys that are not in the database. Who reads the
 * database or copies a row of it cannot open them.
 */
package org.whistlestop.support.seal;
