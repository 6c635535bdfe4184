/**
 * Tells who follows a tour, by Web Push, in browsers that asked for it. What is kept of a follower is what that takes, and only
 * as long.
 */
package org.whistlestop.channel.push;
