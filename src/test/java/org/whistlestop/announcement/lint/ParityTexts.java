package org.whistlestop.announcement.lint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes odd texts out of the corpus, always the same ones: cut, shouted, joined, and sprinkled with what breaks programs. */
final class ParityTexts {

    private static final int MADE = 190;
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");
    private static final List<String> ODD = List.of(
            "",
            " ",
            "\n\n",
            "!!!",
            "?!",
            "🔥🔥🔥🔥",
            "👩‍👩‍👧‍👦👍🏽🇩🇪🇫🇷",
            "İIıiSSßẞ",
            "ΟΔΟΣ ὈΔΥΣΣΕΎΣ",
            "𝗣𝗥𝗘-𝗢𝗥𝗗𝗘𝗥 𝗡𝗢𝗪",
            "ＯＵＴ ＮＯＷ！！",
            "שלום, מה שלומך? היום ב-15:00",
            "متى نلتقي؟",
            "今日は何を聞きたいですか？",
            "#",
            "#1 #100% #é_à_Ü",
            "@@rick {store} {STARTS} {unknown} {",
            "\"\"\"“„»",
            "\ud83d",
            "a\u0301e\u0301\u0327",
            "\u0000\u200b\u202e\ufeff",
            "Zalgo t\u0300\u0301\u0302\u0303ext",
            "½ ² ① Ⅷ ﬁ ǅ",
            "http:// https://x www. a.b/c x.com,",
            "l'été d’or ‘quoted’",
            "3.5/5 15:00 3pm 14h30 22.11. 7/22");

    private ParityTexts() {}

    static List<Corpus.Case> all() {
        var texts = new ArrayList<String>(ODD);
        texts.add("Get yours now! ".repeat(334).substring(0, 5000));
        texts.add("\"a\" ".repeat(1250));
        var seeds = Stream.of("billboards.json", "good.json")
                .flatMap(file -> Corpus.read(file).stream())
                .map(Corpus.Case::text)
                .toList();
        var random = new Random(2008);
        while (texts.size() < MADE) {
            texts.add(mutated(seeds.get(random.nextInt(seeds.size())), seeds, random));
        }
        var cases = new ArrayList<Corpus.Case>();
        for (var i = 0; i < texts.size(); i++) {
            cases.add(madeOf(i, texts, random));
        }
        return cases;
    }

    private static String mutated(String seed, List<String> seeds, Random random) {
        var text = seed;
        for (var times = 1 + random.nextInt(3); times > 0; times--) {
            text = change(random, seeds).apply(text);
        }
        return text;
    }

    private static UnaryOperator<String> change(Random random, List<String> seeds) {
        return switch (random.nextInt(9)) {
            case 0 -> text -> text.toUpperCase(Locale.ROOT);
            case 1 -> text -> text.substring(0, random.nextInt(text.length() + 1));
            case 2 -> text -> text.substring(random.nextInt(text.length() + 1));
            case 3 -> text -> text + " " + seeds.get(random.nextInt(seeds.size()));
            case 4 -> text -> at(text, random, ODD.get(random.nextInt(ODD.size())));
            case 5 -> text -> text.replace(". ", "! ");
            case 6 -> text -> text.replace(' ', random.nextBoolean() ? '\n' : '\u00a0');
            case 7 ->
                text -> Stream.of(text.split(" "))
                        .filter(word -> random.nextInt(5) > 0)
                        .collect(Collectors.joining(" "));
            default -> text -> at(text, random, Character.toString(0x20 + random.nextInt(0x2fff)));
        };
    }

    private static String at(String text, Random random, String odd) {
        var i = random.nextInt(text.length() + 1);
        return text.substring(0, i) + odd + text.substring(i);
    }

    private static Corpus.Case madeOf(int i, List<String> texts, Random random) {
        var earlier = random.nextInt(3) > 0
                ? List.<Earlier>of()
                : random.ints(7, 0, texts.size())
                        .mapToObj(k -> new Earlier(
                                texts.get(random.nextInt(4) == 0 ? i : k),
                                AT.minus(Duration.ofHours(random.nextInt(500) - 20)),
                                random.nextInt(4) > 0))
                        .toList();
        var context = new LintContext(
                random.nextBoolean() ? List.of() : List.of("Austin", "Best Buy Round Rock", "東京"),
                random.nextBoolean() ? List.of() : List.of("Rick Calloway", "Jürgen Groß"),
                random.nextInt(5) == 0 ? null : AT,
                earlier);
        var languages = new String[] {"en", "de-AT", "es", "fr", "ja", null};
        var thresholds = random.nextInt(4) > 0 ? null : new Thresholds(60, 0.4, 7, 3, 5, 2);
        return new Corpus.Case(
                "p%03d".formatted(i),
                null,
                null,
                texts.get(i),
                languages[random.nextInt(6)],
                random.nextInt(4) == 0,
                context,
                thresholds,
                null,
                null,
                null,
                null);
    }
}
