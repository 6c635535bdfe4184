package org.whistlestop.announcement.lint;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Holds the figures that a tour may set for itself; {@link Lint#thresholds()} are the table's.
 *
 * @param billboardAt a text that sells is a billboard at this score or below, 0 to 100
 * @param repeatSimilarity share of common trigrams from which a text repeats another, 0 to 1
 * @param repeatDays how long a text is remembered for that
 * @param tooMany how many texts within {@code tooManyDays} are enough
 * @param sellingInARow how many billboards in a row are too many
 */
public record Thresholds(
        @Min(0) @Max(100) int billboardAt,
        @DecimalMin("0.1") @DecimalMax("1") double repeatSimilarity,
        @Min(0) @Max(365) int repeatDays,
        @Min(1) @Max(1000) int tooMany,
        @Min(1) @Max(365) int tooManyDays,
        @Min(1) @Max(50) int sellingInARow) {}
