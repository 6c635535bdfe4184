/** Whistlestop, the companion of a whistle-stop tour. Packages by feature; {@code LayersTest} holds their order. */
package org.whistlestop;
