/** The PR team's screens: plain HTML forms over the use cases below. What a page does here, the API does too. */
package org.whistlestop.desk;
