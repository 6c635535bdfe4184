/**
 * Ours beside the best of each kind, in one run on one machine: {@code mvn verify -Pbench}, or one of them with
 * {@code -Dit.test=LivePictureBench}. Servers have one core, what asks them the other, so that the ratio is the servers'.
 */
package org.whistlestop.bench;
