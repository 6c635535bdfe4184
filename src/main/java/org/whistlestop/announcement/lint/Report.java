package org.whistlestop.announcement.lint;

import java.util.List;

/**
 * Answers for one text.
 *
 * @param score 100 for a text without a finding, down to 0
 * @param findings the heaviest first
 */
public record Report(int score, Verdict verdict, List<Finding> findings) {}
