/** X by its published API, version 2. It has no names for posts, so one whose outcome is unknown is never sent again by itself. */
package org.whistlestop.channel.x;
