/** Backs up the embedded database with its photos, and restores both to a moment. A database of yours has its own means. */
package org.whistlestop.backup;
