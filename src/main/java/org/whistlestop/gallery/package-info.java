/** The photos of a tour as pages: gallery, slideshow for a screen in the store, feed. What may be seen is decided below. */
package org.whistlestop.gallery;
