package org.whistlestop.embed;

import java.util.Locale;

/** How an embed is to look; what is not understood is taken for the usual, as an embed must not break a post. */
public record Look(Theme theme, MapSize map) {

    public static final Look USUAL = new Look(Theme.AUTO, MapSize.LARGE);

    public enum Theme {
        /** As the reader's system has it. */
        AUTO,
        LIGHT,
        DARK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum MapSize {
        NONE,
        /** Beside the words where there is room. */
        SMALL,
        LARGE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Look of(String theme, String map) {
        return new Look(named(Theme.values(), theme, USUAL.theme), named(MapSize.values(), map, USUAL.map));
    }

    private static <T extends Enum<T>> T named(T[] all, String word, T usual) {
        for (var one : all) {
            if (one.name().equalsIgnoreCase(word)) {
                return one;
            }
        }
        return usual;
    }

    public boolean hasMap() {
        return map != MapSize.NONE;
    }

    /** What an embed's address ends in, an empty text for the usual look. */
    public String query() {
        var query = new StringBuilder();
        if (theme != USUAL.theme) {
            query.append("?theme=").append(theme.word());
        }
        if (map != USUAL.map) {
            query.append(query.isEmpty() ? "?map=" : "&map=").append(map.word());
        }
        return query.toString();
    }

    /** The same look without a map, where there is little room. */
    Look withoutMap() {
        return new Look(theme, MapSize.NONE);
    }
}
