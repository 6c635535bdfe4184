/**
 * Mastodon and what speaks its API. A server keeps the name of a post for an hour at most, so what became of one is looked up in
 * the account's own posts before it is sent again.
 */
package org.whistlestop.channel.mastodon;
