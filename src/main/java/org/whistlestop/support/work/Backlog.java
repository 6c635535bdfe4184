package org.whistlestop.support.work;

/**
 * A queue that is watched.
 *
 * @param queue one word, by which graphs and alerts call it
 * @param oldest SQL that answers one row: since how many seconds the oldest entry waits that should be taken up; null for none
 */
public record Backlog(String queue, String oldest) {}
