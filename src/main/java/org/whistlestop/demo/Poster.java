package org.whistlestop.demo;

import java.util.List;
import java.util.function.Consumer;

/**
 * A picture of the demo, as the host would have sent it.
 *
 * @param ago how many stops before the newest one it was taken
 * @param minute of the visit
 */
record Poster(String name, int ago, int minute, String alt, String caption, Consumer<Brush> drawing) {

    static final List<Poster> ALL = List.of(
            new Poster(
                    "storefront",
                    0,
                    4,
                    "A brick store with a red and white awning; four people stand before its lit windows",
                    "Here we are. The awning is new, the welcome is not.",
                    Streets::storefront),
            new Poster(
                    "queue",
                    0,
                    12,
                    "A line of people, some with coffee, waits along the window of a store in the morning",
                    "They were here before me. I brought coffee for the first twelve.",
                    Meetings::queue),
            new Poster(
                    "signing",
                    0,
                    35,
                    "Posters lie on a wooden table under a lamp; behind it somebody in red, before it a pen",
                    "Bring your own pen, mine is on strike.",
                    Meetings::signing),
            new Poster(
                    "crowd",
                    1,
                    40,
                    "Somebody on a small stage waves to a crowd that holds up its phones",
                    "Best questions of the week. I wrote all of them down.",
                    Meetings::crowd),
            new Poster(
                    "skyline",
                    1,
                    170,
                    "Towers with lit windows at dusk, the low sun mirrored in the water before them",
                    "Good night, and thank you for staying so late.",
                    Streets::skyline),
            new Poster(
                    "radio",
                    2,
                    20,
                    "An old shortwave radio of wood with two dials and a long aerial",
                    "Older than I am. It still works.",
                    Meetings::radio),
            new Poster(
                    "bus",
                    3,
                    2,
                    "A red tour bus on a country road, green hills and a morning sun behind it",
                    "Home for forty days.",
                    Streets::bus),
            new Poster(
                    "cake",
                    4,
                    60,
                    "A cake in the shape of a cassette, with seven candles, under a string of pennants",
                    "The store team made this. I am not cutting it.",
                    Meetings::cake),
            new Poster(
                    "airport",
                    5,
                    15,
                    "Somebody in red with a yellow suitcase watches a plane take off behind a large window",
                    null,
                    Streets::airport),
            new Poster(
                    "road",
                    6,
                    130,
                    "An empty road runs straight into a large setting sun, cactuses to its left",
                    "Four hundred kilometres to the next store.",
                    Streets::road));
}
