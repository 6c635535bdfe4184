/**
 * The one door out: every request to a foreign host is made by {@link org.whistlestop.support.http.GuardedClient}. It judges
 * the address that a name stands for and connects to exactly that one, on every hop.
 */
package org.whistlestop.support.http;
