package org.whistlestop.announcement;

/**
 * What the holder of a link is asked to approve.
 *
 * @param name of who was asked
 */
public record AskedApproval(String name, AnnouncementView announcement) {}
