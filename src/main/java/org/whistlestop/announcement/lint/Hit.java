package org.whistlestop.announcement.lint;

/** Marks where a phrase was found, by its first and last word. */
record Hit(int first, int last) {}
