package org.whistlestop.channel.push;

import java.util.Locale;

/**
 * How a delivery went.
 *
 * @param told whose push service has it, by earlier attempts too
 * @param gone who was forgotten
 * @param missed who was not reached, this time
 * @param why of the last that was missed; empty for none
 * @param refused whether all that were missed would be missed again
 */
record Tally(int told, int gone, int missed, String why, boolean refused) {

    String inWords() {
        return String.format(Locale.ROOT, "%,d told, %,d gone, %,d not reached", told, gone, missed);
    }
}
