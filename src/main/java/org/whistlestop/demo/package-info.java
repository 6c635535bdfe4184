/** The demo tour of an empty laptop installation: 42 real stores, a host half-way, a cast to sign in as. */
package org.whistlestop.demo;
