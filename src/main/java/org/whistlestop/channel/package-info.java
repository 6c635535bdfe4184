/**
 * The world outside that a tour speaks to, and the keys that open it. What is said there is decided above.
 */
package org.whistlestop.channel;
