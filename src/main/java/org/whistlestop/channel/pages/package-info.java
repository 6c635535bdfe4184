/** Our own pages and feeds as a channel. */
package org.whistlestop.channel.pages;
