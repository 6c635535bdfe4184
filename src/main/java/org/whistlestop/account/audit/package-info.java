/** Who did what to which thing: chains of entries, each sealed by the hash of all before it. Knows people and things by id. */
package org.whistlestop.account.audit;
