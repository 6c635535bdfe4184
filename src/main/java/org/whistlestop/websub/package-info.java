/** Sends feeds to who has subscribed to them, the moment they change (WebSub, W3C Recommendation of January 2018). */
package org.whistlestop.websub;
