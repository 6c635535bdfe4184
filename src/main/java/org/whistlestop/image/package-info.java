/** Reads, resizes and keeps pictures. Has no domain words and imports nothing of ours. */
package org.whistlestop.image;
