/**
 * Posts to Bluesky, by the AT Protocol and an app password. A post gets its record key beforehand, so that writing it again changes
 * nothing.
 */
package org.whistlestop.channel.bluesky;
