/** People, their roles by tour id, and how they prove who they are. Knows tours by id only. */
package org.whistlestop.account;
