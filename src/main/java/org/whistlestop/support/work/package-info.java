/** Work that is written down with what asks for it and done soon after, by whichever replica is free, once more after a crash. */
package org.whistlestop.support.work;
