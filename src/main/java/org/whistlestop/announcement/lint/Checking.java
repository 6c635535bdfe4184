package org.whistlestop.announcement.lint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks one text every question of the table, as {@code web/lint/lint.js} does. */
final class Checking {

    private static final List<String> SELLING = List.of(
            "selling",
            "release-notice",
            "urgency",
            "discount",
            "giveaway",
            "announcing-voice",
            "superlatives",
            "product-talk");

    private static final int QUOTED = 40;
    private static final int SAID = 3;
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

    private final RuleTable table;
    private final LintContext context;
    private final Thresholds thresholds;
    private final Reading reading;
    private final int softer;
    private final List<Finding> findings = new ArrayList<>();

    Checking(RuleTable table, Languages languages, LintText text, LintContext context, Thresholds thresholds) {
        this.table = table;
        this.context = context;
        this.thresholds = thresholds;
        reading = new Reading(text, context, table, languages);
        var human = (reading.person ? 1 : 0)
                + (reading.place && reading.time ? 1 : 0)
                + (reading.answerable && (reading.person || reading.speaks) ? 1 : 0);
        softer = 100 - table.softening() * human;
    }

    Report report() {
        if (reading.isEmpty()) {
            find("empty");
        } else {
            askWhatItSells();
            askHowLoudItIs();
            askWhatItLacks();
            askWhatCameBefore();
        }
        var score =
                Math.max(0, 100 - findings.stream().mapToInt(Finding::points).sum());
        findings.sort(Comparator.comparingInt(Finding::points).reversed());
        return new Report(score, verdict(score), List.copyOf(findings));
    }

    private Verdict verdict(int score) {
        if (score <= thresholds.billboardAt() && sells()) {
            return Verdict.BILLBOARD;
        }
        return score >= table.goodAt() ? Verdict.GOOD : Verdict.MIXED;
    }

    private boolean sells() {
        return findings.stream().anyMatch(finding -> table.rule(finding.rule()).sells());
    }

    private void askWhatItSells() {
        SELLING.forEach(id -> findPlaces(id, reading.places(id)));
        findPlaces("review-quote", praise());
        findPlaces("price-tag", reading.places("price-tag"));
        findPlaces("fake-question", reading.fake);
        findPlaces("tagline", taglines());
        if (isBroadcast()) {
            var words = reading.places("broadcast").size();
            find("broadcast", table.rule("broadcast").cost(1 + words), Place.NOWHERE, Map.of());
        }
    }

    /** Stars and prizes, and short quotations that praise. */
    private List<Place> praise() {
        var most = table.rule("review-quote").limit("quoteWords");
        var praised = reading.places("superlatives");
        var quoted = quotations(1, most);
        if (quotations(2, most).size() > 1 && !reading.speaks && !reading.narrates && reading.asked.isEmpty()) {
            quoted = quotations(2, most);
        } else {
            quoted.removeIf(quotation -> praised.stream().noneMatch(quotation::holds));
        }
        return Stream.concat(reading.places("review-quote").stream(), quoted.stream())
                .sorted(Comparator.comparingInt(Place::start))
                .toList();
    }

    private List<Place> quotations(int least, int most) {
        return reading.quotations.stream()
                .filter(quotation -> quotation.words() >= least && quotation.words() <= most)
                .map(Quotation::place)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** A short line with a title behind it, or a row of fragments, in which nobody speaks and nothing is asked. */
    private List<Place> taglines() {
        var r = reading;
        if (r.speaks || r.together || r.person || r.place || r.answerable || r.courteous) {
            return List.of();
        }
        var rule = table.rule("tagline");
        var words = r.cut.words();
        var fragments = r.cut.sentences().stream()
                .filter(sentence -> sentence.length() <= rule.limit("fragment")
                        && !words.get(sentence.first()).tag())
                .map(sentence -> new Place(
                        words.get(sentence.first()).start(),
                        words.get(sentence.last()).end()))
                .toList();
        if (fragments.size() >= rule.limit("fragments")) {
            return fragments;
        }
        var titles = r.cut.tags().stream()
                .filter(tag -> Letters.isUpper(r.cut.text().charAt(tag.start() + 1)))
                .limit(1)
                .toList();
        return words.size() <= rule.limit("words") ? titles : List.of();
    }

    private boolean isBroadcast() {
        var r = reading;
        return !(r.speaks || r.person || r.place || r.answerable || r.courteous || r.narrates);
    }

    private void askHowLoudItIs() {
        askCapitals();
        askExclamationMarks();
        askEmoji();
        askHashtags();
    }

    private void askCapitals() {
        var rule = table.rule("capitals");
        var words = reading.cut.words();
        var exempt = reading.isExempt();
        Predicate<Word> isLoud = word -> word.isShouted() && !exempt.test(word);
        var shouted = words.stream().filter(isLoud).toList();
        var inRow = false;
        for (var i = 1; i < words.size(); i++) {
            inRow |= Stream.of(words.get(i), words.get(i - 1))
                    .allMatch(word -> word.letters() >= rule.limit("runLetters") && isLoud.test(word));
        }
        var upper = shouted.stream().mapToInt(Word::letters).sum();
        var letters = reading.cut.text().codePoints().filter(Letters::isWord).count();
        var wall = upper * 100L >= rule.limit("share") * letters && upper >= rule.limit("letters");
        var places = shouted.stream().map(Word::place).toList();
        if (shouted.size() >= rule.limit("words") || inRow || wall) {
            findPlaces("capitals", places, rule.cost(Math.max(1, shouted.size() - rule.limit("words") + 1)));
            return;
        }
        var loud = shouted.stream()
                .filter(word -> reading.table.words("capitals").contains(word.word()))
                .map(Word::place)
                .toList();
        findPlaces("capitals", loud, rule.limit("half"));
    }

    private void askExclamationMarks() {
        var rule = table.rule("exclamation-marks");
        var text = reading.cut.text();
        var marks = new ArrayList<Place>();
        var row = false;
        for (var i = 0; i < text.length(); i++) {
            if ("!！‼⁉".indexOf(text.charAt(i)) >= 0) {
                marks.add(new Place(i, i + 1));
            }
            row |= i > 0 && "!！".indexOf(text.charAt(i)) >= 0 && "!！".indexOf(text.charAt(i - 1)) >= 0;
        }
        var over = marks.size() - rule.limit("allowed");
        if (over > 0) {
            var cost = rule.points() + rule.more() * (over - 1) + (row ? rule.limit("doubled") : 0);
            find(rule.id(), Math.min(rule.most(), cost), marks.get(1), Map.of("count", marks.size()));
        }
    }

    private void askEmoji() {
        var rule = table.rule("emoji-wall");
        var emoji = Emoji.in(reading.cut.text());
        var over = emoji.size() - rule.limit("allowed");
        if (over > 0 || Emoji.longestRow(emoji, reading.cut.text()) >= rule.limit("row")) {
            find(rule.id(), rule.cost(Math.max(1, over)), emoji.get(0), Map.of("count", emoji.size()));
        }
    }

    private void askHashtags() {
        var rule = table.rule("hashtag-wall");
        var tags = reading.cut.tags();
        var over = tags.size() - rule.limit("allowed");
        if (over > 0) {
            find(rule.id(), rule.cost(over), tags.get(tags.size() - over), Map.of("count", tags.size()));
        }
    }

    private void askWhatItLacks() {
        var r = reading;
        if (!r.place && !r.time) {
            find("no-place-or-time");
        } else if (!r.place || !r.time) {
            findHalf("no-place-or-time", r.time ? "place" : "time");
        }
        if (!r.answerable) {
            find("nothing-to-answer");
        } else if (!r.person && !r.speaks && r.sells()) {
            findHalf("nothing-to-answer", "beside");
        }
        if (!r.linked) {
            find("no-link");
        }
        if (!r.person && r.speaks) {
            findHalf("no-named-person", "unnamed");
        } else if (!r.person) {
            find("no-named-person");
        }
        if (!r.speaks && !r.together && !r.spokenTo && !r.person) {
            find("nobody-speaks");
        }
    }

    private void askWhatCameBefore() {
        if (context.at() == null) {
            return;
        }
        var before = context.earlier().stream().filter(said -> age(said) >= 0).toList();
        askRepeat(before);
        askTooMany(before);
        askAlwaysSelling(before);
    }

    /** In milliseconds. */
    private long age(Earlier said) {
        return context.at().toEpochMilli() - said.at().toEpochMilli();
    }

    private void askRepeat(List<Earlier> before) {
        var own = Trigrams.of(reading.cut.text());
        var closest = 0.0;
        var days = 0L;
        for (var said : before) {
            if (age(said) > Duration.ofDays(thresholds.repeatDays()).toMillis()) {
                continue;
            }
            var alike = own.similarity(Trigrams.of(said.text()));
            if (alike > closest) {
                closest = alike;
                days = Duration.ofMillis(age(said)).toDays();
            }
        }
        if (closest == 0 || closest < thresholds.repeatSimilarity()) {
            return;
        }
        var rule = table.rule("repeat");
        var age = rule.ages().get(days == 0 ? "none" : days == 1 ? "one" : "more");
        var fills = Map.<String, Object>of(
                "age", age.replace("{count}", String.valueOf(days)), "percent", (int) Math.floor(closest * 100));
        find(rule.id(), rule.points(), Place.NOWHERE, fills);
    }

    private void askTooMany(List<Earlier> before) {
        var days = thresholds.tooManyDays();
        var recent = before.stream()
                .filter(said -> age(said) <= Duration.ofDays(days).toMillis())
                .count();
        if (recent >= thresholds.tooMany()) {
            var rule = table.rule("too-many");
            find(rule.id(), rule.points(), Place.NOWHERE, Map.of("count", recent + 1, "days", days));
        }
    }

    private void askAlwaysSelling(List<Earlier> before) {
        var count = thresholds.sellingInARow();
        var last = before.stream().limit(Math.max(0, count)).toList();
        if (count > 0 && last.size() == count && last.stream().allMatch(Earlier::billboard) && sells()) {
            var rule = table.rule("always-selling");
            find(rule.id(), rule.points(), Place.NOWHERE, Map.of("count", count));
        }
    }

    private void findPlaces(String id, List<Place> places) {
        findPlaces(id, places, table.rule(id).cost(places.size()));
    }

    private void findPlaces(String id, List<Place> places, int cost) {
        if (!places.isEmpty()) {
            find(id, cost, places.get(0), Map.of("found", quoted(places)));
        }
    }

    private void find(String id) {
        find(id, table.rule(id).points(), Place.NOWHERE, Map.of());
    }

    private void findHalf(String id, String which) {
        var rule = table.rule(id);
        add(rule, rule.limit("half"), rule.reasons().get(which), Place.NOWHERE);
    }

    private void find(String id, int cost, Place place, Map<String, Object> fills) {
        var rule = table.rule(id);
        add(rule, cost, filled(rule.reason(), fills), place);
    }

    private void add(RuleTable.Rule rule, int cost, String reason, Place place) {
        var points = rule.softens() ? cost * softer / 100 : cost;
        var example = rule.example().told();
        findings.add(new Finding(rule.id(), points, reason, rule.advice(), example, place.start(), place.end()));
    }

    /** The first three different ones, as they stand in the text. */
    private String quoted(List<Place> places) {
        var all = places.stream()
                .map(place -> shortened(reading.cut.text().substring(place.start(), place.end())))
                .distinct()
                .toList();
        var said = all.stream().limit(SAID).map("“%s”"::formatted).collect(Collectors.joining(", "));
        return all.size() > SAID ? said + " and " + (all.size() - SAID) + " more" : said;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) > QUOTED
                ? text.substring(0, text.offsetByCodePoints(0, QUOTED - 1)) + "…"
                : text;
    }

    private static String filled(String words, Map<String, Object> fills) {
        return FIELD.matcher(words)
                .replaceAll(match ->
                        Matcher.quoteReplacement(String.valueOf(fills.getOrDefault(match.group(1), match.group()))));
    }
}
