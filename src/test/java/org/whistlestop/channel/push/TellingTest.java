package org.whistlestop.channel.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Steps;

/** Many followers at several push services, some of which behave badly. */
class TellingTest {

    private static final Outcome TOLD = outcome(Outcome.Kind.TOLD);
    private static final Outcome GONE = outcome(Outcome.Kind.GONE);
    private static final Outcome LATER = outcome(Outcome.Kind.LATER);
    private static final Outcome REFUSED = outcome(Outcome.Kind.REFUSED);
    private static final Outcome BUSY = new Outcome(Outcome.Kind.BUSY, Duration.ofMillis(20), "busy");

    private static final Pace QUICK = new Pace(
            16,
            4,
            List.of(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(60)),
            Duration.ofMillis(800),
            Duration.ofMillis(50));
    private static final Pace PATIENT =
            new Pace(QUICK.atOnce(), QUICK.perService(), QUICK.waits(), Duration.ofSeconds(30), QUICK.signs());

    private final Map<UUID, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final List<UUID> told = new CopyOnWriteArrayList<>();
    private final List<UUID> gone = new CopyOnWriteArrayList<>();
    private final AtomicInteger signs = new AtomicInteger();
    private Runnable onSign;

    @BeforeEach
    void takeOverNothing() {
        onSign = () -> {};
    }

    @Test
    void everybodyIsToldOnce() {
        var all = followers("a", 500);
        all.addAll(followers("b", 500));
        assertEquals(new Tally(1_000, 0, 0, "", true), tell(all, to -> TOLD));
        assertEquals(idsOf(all), new HashSet<>(told));
        assertEquals(1_000, told.size());
    }

    @Test
    void nobodyToTellIsNoMistake() {
        assertEquals(
                "0 told, 0 gone, 0 not reached", tell(List.of(), to -> TOLD).inWords());
    }

    @Test
    void aSlowServiceStopsNoOther() {
        var slow = followers("slow", 12);
        var quick = followers("quick", 200);
        var all = new ArrayList<>(slow);
        all.addAll(quick);
        var quickLeft = new CountDownLatch(quick.size());
        var start = System.nanoTime();
        var tally = tell(all, to -> {
            if (!to.subscription().endpoint().contains("slow")) {
                quickLeft.countDown();
                return TOLD;
            }
            var quickAreDone = opens(quickLeft, Duration.ofSeconds(10));
            pause(400);
            return quickAreDone ? TOLD : REFUSED;
        });
        assertTrue(millisSince(start) >= 1_200, "twelve by four take three times 400 ms");
        assertEquals("212 told, 0 gone, 0 not reached", tally.inWords(), "the slow wait for the last of the quick");
    }

    @Test
    void noServiceIsAskedMoreThanItsShareAtTheSameTime() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        tell(followers("a", 60), to -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            pause(5);
            running.decrementAndGet();
            return TOLD;
        });
        assertEquals(4, most.get());
    }

    @Test
    void whoIsGoneIsWrittenDownApart() {
        var all = followers("a", 10);
        var tally = tell(all, to -> all.indexOf(to) < 3 ? GONE : TOLD);
        assertEquals("7 told, 3 gone, 0 not reached", tally.inWords());
        assertEquals(idsOf(all.subList(0, 3)), new HashSet<>(gone));
    }

    @Test
    void whoeverFailsIsTriedAgainAFewTimesAndThenNotReached() {
        var all = followers("a", 20);
        var unlucky = all.get(4).id();
        var late = all.get(7).id();
        var tally =
                tell(all, to -> to.id().equals(unlucky) || (to.id().equals(late) && triesOf(late) < 3) ? LATER : TOLD);
        assertEquals("19 told, 0 gone, 1 not reached", tally.inWords());
        assertEquals(4, triesOf(unlucky));
        assertEquals(3, triesOf(late));
        assertEquals(false, tally.refused());
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        var tally = tell(followers("a", 3), to -> REFUSED);
        assertEquals("0 told, 0 gone, 3 not reached", tally.inWords());
        assertEquals(3, tries.values().stream().mapToInt(AtomicInteger::get).sum());
        assertEquals(true, tally.refused());
    }

    @Test
    void aServiceThatTakesNothingIsGivenUpAfterItsPatience() {
        var dead = followers("dead", 2_000);
        dead.addAll(followers("alive", 100));
        var start = System.nanoTime();
        var tally = tell(dead, to -> {
            if (to.subscription().endpoint().contains("alive")) {
                return TOLD;
            }
            pause(10);
            return LATER;
        });
        assertEquals("100 told, 0 gone, 2,000 not reached", tally.inWords());
        assertTrue(millisSince(start) < 3_000, millisSince(start) + " ms");
    }

    @Test
    void ourOwnLimitCostsNobodyATry() {
        var passed = new AtomicInteger();
        var tally = tell(PATIENT, followers("a", 10), to -> passed.incrementAndGet() % 3 == 0 ? TOLD : BUSY);
        assertEquals("10 told, 0 gone, 0 not reached", tally.inWords());
    }

    @Test
    void ourOwnLimitIsNotWaitedForWithoutEnd() {
        var tally = tell(followers("a", 10), to -> BUSY);
        assertEquals("0 told, 0 gone, 10 not reached", tally.inWords());
        assertEquals(false, tally.refused());
    }

    @Test
    void aServiceThatAsksForTimeGetsIt() {
        var asked = new Outcome(Outcome.Kind.LATER, Duration.ofMillis(300), "429");
        var all = followers("a", 30);
        var start = System.nanoTime();
        var early = new AtomicInteger();
        var first = new AtomicInteger();
        tell(all, to -> {
            if (first.incrementAndGet() <= 4) {
                return asked;
            }
            if (millisSince(start) < 290) {
                early.incrementAndGet();
            }
            return TOLD;
        });
        // What had begun before the answer was read.
        assertTrue(early.get() <= 8, early + " came too early");
    }

    @Test
    void signsAreGivenWhileNothingElseHappens() {
        tell(followers("a", 4), to -> {
            pause(500);
            return TOLD;
        });
        assertTrue(signs.get() >= 4, signs + " signs in 500 ms");
    }

    @Test
    void whoTakesOverGoesOnBehindTheLastThatWasWrittenDown() {
        var all = followers("a", 300);
        onSign = () -> {
            if (told.size() >= 100) {
                throw new Steps.LostLease();
            }
        };
        assertThrows(
                Steps.LostLease.class,
                () -> tell(all, to -> {
                    pause(3);
                    return TOLD;
                }));
        var first = Set.copyOf(told);
        assertTrue(first.size() >= 100 && first.size() < 300, first.size() + " by the first");

        onSign = () -> {};
        var rest = all.stream().filter(to -> !first.contains(to.id())).toList();
        assertEquals(300 - first.size(), tell(rest, to -> TOLD).told());
        assertEquals(idsOf(all), new HashSet<>(told));
        assertEquals(300, told.size());
        assertTrue(tries.values().stream().allMatch(tries -> tries.get() == 1), "each was sent once only");
    }

    @Test
    void whenNothingCanBeWrittenDownItStops() {
        var failed = assertThrows(IllegalStateException.class, () -> new Telling(
                        QUICK,
                        counting(to -> TOLD),
                        (told, gone) -> {
                            throw new IllegalStateException("The database did not answer");
                        },
                        steps())
                .tell(followers("a", 1_000)));
        assertEquals("The database did not answer", failed.getMessage());
        assertTrue(tries.size() < 100, tries.size() + " were sent");
    }

    @Test
    void anInterruptedProcessSaysThatItDoesNotKnow() {
        onSign = () -> Thread.currentThread().interrupt();
        var stopped = assertThrows(
                NotSent.class,
                () -> tell(followers("a", 500), to -> {
                    pause(20);
                    return TOLD;
                }));
        assertEquals(NotSent.Why.UNKNOWN, stopped.why());
        assertTrue(Thread.interrupted());
    }

    private Tally tell(List<Recipient> to, Function<Recipient, Outcome> post) {
        return tell(QUICK, to, post);
    }

    private Tally tell(Pace pace, List<Recipient> to, Function<Recipient, Outcome> post) {
        return new Telling(
                        pace,
                        counting(post),
                        (toldNow, goneNow) -> {
                            told.addAll(toldNow);
                            gone.addAll(goneNow);
                        },
                        steps())
                .tell(to);
    }

    private Function<Recipient, Outcome> counting(Function<Recipient, Outcome> post) {
        return to -> {
            tries.computeIfAbsent(to.id(), id -> new AtomicInteger()).incrementAndGet();
            return post.apply(to);
        };
    }

    private int triesOf(UUID id) {
        return tries.get(id).get();
    }

    private Steps steps() {
        return new Steps() {
            @Override
            public String once(String step, Supplier<String> doing) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<String> find(String step) {
                return Optional.empty();
            }

            @Override
            public void goOn() {
                signs.incrementAndGet();
                onSign.run();
            }
        };
    }

    private static List<Recipient> followers(String service, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Recipient(
                        UUID.randomUUID(),
                        new Subscription("https://" + service + ".example/" + i, new byte[65], new byte[16])))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }

    private static Set<UUID> idsOf(List<Recipient> followers) {
        return new HashSet<>(followers.stream().map(Recipient::id).toList());
    }

    private static Outcome outcome(Outcome.Kind kind) {
        return new Outcome(kind, Duration.ZERO, kind.name());
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static boolean opens(CountDownLatch latch, Duration within) {
        try {
            return latch.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
