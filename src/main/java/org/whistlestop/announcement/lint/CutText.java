package org.whistlestop.announcement.lint;

import java.util.List;

/** Holds a text cut into words, with its links and hashtags. */
record CutText(String text, List<Word> words, List<Sentence> sentences, List<Place> links, List<Place> tags) {

    Place place(Hit hit) {
        return new Place(words.get(hit.first()).start(), words.get(hit.last()).end());
    }
}
