/**
 * The one door out: every request to a foreign host is made by {@link org.whistlestop.support.http.GuardedClient}. It judges
 * the address that a name stands for and connects to exactly that one, on every hop. What it lets pass there differs for anyone's address, for push services that
 * browsers named, and for the operator's own channels.
 */
package org.whistlestop.support.http;
