package org.whistlestop.channel;

/**
 * The channel has it.
 *
 * @param id as the channel names it
 * @param link to it, for people; null where there is none
 * @param answer what the channel said, shortened, for who looks into it; without secrets
 */
public record Sent(String id, String link, String answer) {}
