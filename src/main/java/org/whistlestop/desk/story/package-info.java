/** The desk's page of the blog: what is written there, what waits for a person and why. */
package org.whistlestop.desk.story;
