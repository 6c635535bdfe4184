/** Journeys through the packaged program's pages in a real Chromium. */
package org.whistlestop.browser;
