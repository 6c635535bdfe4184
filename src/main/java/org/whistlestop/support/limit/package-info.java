/** How often one address or one person may ask, counted in the database for all replicas. The rules stand in {@code Limit}. */
package org.whistlestop.support.limit;
