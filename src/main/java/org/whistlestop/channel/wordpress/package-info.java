/**
 * Posts to blogs that run WordPress, by its REST interface and an application password. A post is drafted under a slug that was fixed
 * beforehand and published by its number, so that it can be found again whatever got lost on the way.
 */
package org.whistlestop.channel.wordpress;
