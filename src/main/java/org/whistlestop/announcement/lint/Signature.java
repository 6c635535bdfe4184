package org.whistlestop.announcement.lint;

/** Looks for a name at the very end of a text, behind a dash or as a sentence of its own. */
final class Signature {

    private static final int LONGEST = 8;
    private static final String FINISHED = ".!?…\n\r";

    private final CutText cut;
    private final WordTable table;

    Signature(CutText cut, WordTable table) {
        this.cut = cut;
        this.table = table;
    }

    /** Where nobody says "I", only a common first name is one, and only where nothing is sold. */
    boolean isThere(boolean speaks, boolean sells) {
        return standsBehindDash() || standsAlone(speaks, sells);
    }

    private boolean standsBehindDash() {
        var words = cut.words();
        for (var i = words.size() - 1; i >= 0 && i >= words.size() - LONGEST; i--) {
            var sign = signBefore(words.get(i).start());
            var initials = words.get(i).letters() > 1
                    && words.get(i).upper() == words.get(i).letters();
            if (!sign.isEmpty() && (isName(words.get(i)) || (sign.equals("^") && initials))) {
                return true;
            }
        }
        return false;
    }

    private boolean standsAlone(boolean speaks, boolean sells) {
        var sentences = cut.sentences();
        if (sentences.size() < 2) {
            return false;
        }
        var last = sentences.get(sentences.size() - 1);
        var only = cut.words().get(last.first()).word();
        if (!speaks && (sells || last.length() > 1 || !table.words("firstNames").contains(only))) {
            return false;
        }
        return last.length() <= 2
                && cut.words().subList(last.first(), last.last() + 1).stream().allMatch(this::isName);
    }

    private boolean isName(Word word) {
        return word.capital()
                && !word.tag()
                && word.digits() == 0
                && !table.words("notNames").contains(word.word());
    }

    /** The dash before a place, when a sentence, and not a quotation, ends before the dash. */
    private String signBefore(int place) {
        var i = blanksBefore(place - 1);
        if (i < 0
                || !table.words("signOffs").contains(Letters.foldWord(cut.text().substring(i, i + 1)))) {
            return "";
        }
        var k = blanksBefore(i - 1);
        return k < 0 || FINISHED.indexOf(cut.text().charAt(k)) >= 0 ? cut.text().substring(i, i + 1) : "";
    }

    private int blanksBefore(int place) {
        var i = place;
        while (i >= 0 && cut.text().charAt(i) == ' ') {
            i--;
        }
        return i;
    }
}
