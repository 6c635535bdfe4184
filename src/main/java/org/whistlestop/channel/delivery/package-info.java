/**
 * What goes out, once each: a delivery is claimed for a short lease, committed, sent and settled, and what may have gone out is
 * looked up or held for a person. Due times, leases and order are the database's.
 */
package org.whistlestop.channel.delivery;
