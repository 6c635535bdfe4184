/** Tours and their stops: what is planned, what state it is in, and what of it is public. Everything else hangs on a stop. */
package org.whistlestop.tour;
