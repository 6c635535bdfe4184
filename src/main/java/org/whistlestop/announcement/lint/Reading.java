package org.whistlestop.announcement.lint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says what a text says, found with the lists of the table: who, where, when, what is asked, what is sold. */
final class Reading {

    /** In this order: a word that hurries people is no negation of what follows. */
    private static final List<String> SALES = List.of(
            "urgency",
            "selling",
            "release-notice",
            "discount",
            "giveaway",
            "announcing-voice",
            "superlatives",
            "product-talk",
            "review-quote",
            "price-tag");

    private static final Set<String> REMARKS = Set.of("superlatives", "price-tag");
    private static final Set<String> BARGAINS = Set.of("selling", "discount", "giveaway");
    private static final int NEGATED = 4;

    /** 15:00, 3pm, 3:30pm, 14h, 14h30. */
    private static final Pattern CLOCK =
            Pattern.compile("\\d{1,2}:\\d{2}(am|pm|h)?|\\d{1,2}(am|pm|h|uhr)|\\d{1,2}h\\d{2}");

    final CutText cut;
    final WordTable table;
    final List<Quotation> quotations;
    final boolean speaks;
    final boolean together;
    final boolean spokenTo;
    final boolean courteous;
    final boolean narrates;
    final boolean person;
    final boolean place;
    final boolean time;
    final boolean answerable;
    final boolean linked;
    final List<Place> asked = new ArrayList<>();
    final List<Place> fake = new ArrayList<>();

    private final List<Word> words;
    private final LintContext context;
    private final Set<Integer> negating;
    private final BitSet quoted = new BitSet();
    private final Set<Integer> fakes;
    private final Set<Integer> reals;
    private final Map<String, List<Hit>> sales = new HashMap<>();
    private final Set<Integer> sold = new HashSet<>();
    private final Set<Integer> bargains = new HashSet<>();

    Reading(LintText text, LintContext context, RuleTable rules, Languages languages) {
        this.context = context;
        cut = Cutter.cut(text.text(), Set.copyOf(rules.words("abbreviations").get("any")));
        words = cut.words();
        table = languages.wordsFor(text.language(), words);
        quotations = Quotation.in(text.text(), words);
        quotations.forEach(quotation ->
                quoted.set(quotation.place().start() + 1, quotation.place().end()));
        speaks = finds("speaking");
        narrates = finds("stories");
        negating = findNegations();
        fakes = sentencesWith("fakeQuestions");
        reals = sentencesWith("realQuestions");
        SALES.forEach(id -> sales.put(id, findSales(id)));
        together = finds("together");
        spokenTo = finds("spokenTo");
        courteous = finds("courtesy");
        person = findPerson();
        readQuestions();
        answerable = !asked.isEmpty() || invites();
        place = findPlace();
        time = findTime();
        linked = text.linked() || !cut.links().isEmpty() || hasField("linkFields");
    }

    boolean isEmpty() {
        return words.isEmpty() && Emoji.in(cut.text()).isEmpty();
    }

    boolean sells() {
        return !sold.isEmpty();
    }

    List<Place> places(String id) {
        var hits = sales.containsKey(id) ? sales.get(id) : table.phrases(id).find(words);
        return hits.stream().map(cut::place).toList();
    }

    /** Names of this stop, and abbreviations that are always written so. */
    Predicate<Word> isExempt() {
        var known = new HashSet<String>(table.words("acronyms"));
        Stream.concat(context.places().stream(), context.people().stream())
                .flatMap(name -> Cutter.words(name).stream())
                .forEach(word -> known.add(word.word()));
        return word -> known.contains(word.word());
    }

    /** What stands in quotation marks is said by others. */
    private boolean finds(String name) {
        return table.phrases(name).find(words).stream()
                .anyMatch(hit -> !isQuoted(words.get(hit.first()).start()));
    }

    private boolean isQuoted(int at) {
        return quoted.get(at);
    }

    private Set<Integer> sentencesWith(String name) {
        return table.phrases(name).findAll(words).stream()
                .map(hit -> words.get(hit.first()).sentence())
                .collect(Collectors.toSet());
    }

    private Set<Integer> findNegations() {
        var found = new HashSet<Integer>();
        table.phrases("negations").findAll(words).forEach(hit -> each(hit).forEach(found::add));
        for (var name : List.of("noNegations", "urgency")) {
            table.phrases(name).findAll(words).forEach(hit -> each(hit).forEach(found::remove));
        }
        return found;
    }

    private static Stream<Integer> each(Hit hit) {
        return IntStream.rangeClosed(hit.first(), hit.last()).boxed();
    }

    private List<Hit> findSales(String id) {
        var hits = table.phrases(id).find(words).stream()
                .filter(hit -> !isDenied(hit.first()) && !negating.contains(hit.last()) && !reports(id, hit.first()))
                .toList();
        for (var hit : hits) {
            sold.add(words.get(hit.first()).sentence());
            if (BARGAINS.contains(id)) {
                bargains.add(words.get(hit.first()).sentence());
            }
        }
        return hits;
    }

    /** Whether one of the four words before, in the same clause, says no. */
    private boolean isDenied(int first) {
        var clause = words.get(first).clause();
        for (var i = first - 1; i >= 0 && i >= first - NEGATED && words.get(i).clause() == clause; i--) {
            if (negating.contains(i)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody who tells something only hands on what others cry out; and asking which film is the greatest praises none. */
    private boolean reports(String id, int first) {
        return ((speaks || narrates) && isQuoted(words.get(first).start()))
                || (REMARKS.contains(id) && isReal(words.get(first).sentence()));
    }

    private boolean findPerson() {
        var names = new Names(cut.text(), words);
        return context.people().stream().anyMatch(names::namesPartly)
                || hasField("nameFields")
                || isIntroduced()
                || new Signature(cut, table).isThere(speaks, sells());
    }

    private boolean isIntroduced() {
        return table.phrases("introductions").findAll(words).stream()
                .anyMatch(hit -> introducesSomebody(hit)
                        && (speaks || !sold.contains(words.get(hit.first()).sentence())));
    }

    private boolean introducesSomebody(Hit hit) {
        var strangers = table.words("notNames");
        return words.subList(hit.first(), hit.last() + 1).stream()
                .anyMatch(word -> word.capital() && !word.tag() && !strangers.contains(word.word()));
    }

    private void readQuestions() {
        for (var s = 0; s < cut.sentences().size(); s++) {
            var sentence = cut.sentences().get(s);
            if (!asks(sentence)) {
                continue;
            }
            var start = words.get(sentence.first()).start();
            var at = new Place(start, Math.max(start, sentence.end()));
            if (fakes.contains(s) || bargains.contains(s)) {
                fake.add(at);
            } else if (isReal(s)) {
                asked.add(at);
            }
        }
    }

    private boolean asks(Sentence sentence) {
        return sentence.asks() && !isQuoted(words.get(sentence.first()).start());
    }

    /** Long enough, or begun like a question that wants an answer. */
    private boolean isReal(int s) {
        var sentence = cut.sentences().get(s);
        return asks(sentence)
                && !fakes.contains(s)
                && (speaks
                        || sentence.length() > table.rule("fake-question").limit("shortWords")
                        || words.subList(sentence.first(), sentence.last() + 1).stream()
                                .anyMatch(Word::isForeign)
                        || reals.contains(s));
    }

    private boolean invites() {
        return table.phrases("invitations").findAll(words).stream()
                .anyMatch(hit -> !isDenied(hit.first())
                        && !bargains.contains(words.get(hit.first()).sentence()));
    }

    private boolean findPlace() {
        var names = new Names(cut.text(), words);
        return context.places().stream().anyMatch(names::namesWhole) || hasField("placeFields") || saysWhere();
    }

    private boolean saysWhere() {
        var nowhere = new HashSet<Integer>();
        table.phrases("notPlaces").findAll(words).forEach(hit -> nowhere.add(hit.first()));
        var strangers = table.words("notNames");
        return table.phrases("places").findAll(words).stream().anyMatch(hit -> {
            var last = words.get(hit.last());
            var stranger = last.capital() && strangers.contains(last.word());
            return !nowhere.contains(hit.first()) && !last.tag() && !stranger && isMeant(hit.first());
        });
    }

    private boolean findTime() {
        return hasField("timeFields")
                || IntStream.range(0, words.size())
                        .anyMatch(i -> CLOCK.matcher(words.get(i).word()).matches() && isMeant(i))
                || table.phrases("times").findAll(words).stream().anyMatch(hit -> isMeant(hit.first()));
    }

    /** Where only something is sold, a place is a shelf and a time is a date of release. */
    private boolean isMeant(int i) {
        return speaks || person || !sold.contains(words.get(i).sentence());
    }

    private boolean hasField(String name) {
        var fields = table.words(name);
        return words.stream().anyMatch(word -> !word.field().isEmpty() && fields.contains(word.field()));
    }
}
