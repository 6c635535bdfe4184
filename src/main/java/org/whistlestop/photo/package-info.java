/** Photos of a tour: taken in, made showable, decided about, shown with their stop, taken down. Knows no channel. */
package org.whistlestop.photo;
