/** Takes a whole tour out as one file, rows and photos, and into another installation. What a file says is never believed. */
package org.whistlestop.export;
