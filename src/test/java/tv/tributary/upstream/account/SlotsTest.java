package tv.tributary.upstream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.upstream.account.Accounts.candidate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tv.tributary.upstream.account.RefusalPolicy.Victim;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.Slots.SlotUse;

class SlotsTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final SlotRequest VIEWER = SlotRequest.of(Priority.VIEWER, "Film");
    private static final SlotRequest RECORDING = SlotRequest.of(Priority.RECORDING, "News");
    private static final SlotRequest PREVIEW = SlotRequest.of(Priority.PREVIEW, "Sport");
    private static final SlotRequest PROBE = SlotRequest.of(Priority.PROBE, "Quiz");

    private final Slots slots = new Slots();

    @Test
    void anAccountGetsWhatItAllows() throws Exception {
        assertThat(slots.acquire(candidate("a", 2), VIEWER, NOW)).isPresent();
        assertThat(slots.acquire(candidate("a", 2), VIEWER, NOW)).isPresent();
        assertThat(slots.acquire(candidate("a", 2), VIEWER, NOW)).isEmpty();
        assertThat(slots.acquire(candidate("b", 2), VIEWER, NOW)).isPresent();
    }

    @Test
    void givingBackTwiceCountsOnce() throws Exception {
        var first = slots.acquire(candidate("a", 1), VIEWER, NOW).orElseThrow();
        first.close();
        first.close();
        assertThat(slots.acquire(candidate("a", 1), VIEWER, NOW)).isPresent();
        assertThat(slots.acquire(candidate("a", 1), VIEWER, NOW)).isEmpty();
    }

    @Test
    void whoWaitsGetsTheSlotThatIsGivenBack() throws Exception {
        var first = slots.acquire(candidate("a", 1), VIEWER, NOW).orElseThrow();
        var second = CompletableFuture.supplyAsync(() -> acquire(VIEWER, LONG));
        first.close();
        assertThat(second.get(20, TimeUnit.SECONDS)).isPresent();
    }

    @Test
    void aLentSlotIsAskedBackOnce() throws Exception {
        var asked = new AtomicInteger();
        var first = slots.acquire(candidate("a", 1), VIEWER, NOW).orElseThrow();
        first.whenTaken(_ -> {
            asked.incrementAndGet();
            first.close();
        });
        first.lend();
        assertThat(slots.acquire(candidate("a", 1), VIEWER, LONG)).isPresent();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSlotLentWhileSomebodyWaitsIsAskedBack() throws Exception {
        var first = held(VIEWER, 1);
        var second = CompletableFuture.supplyAsync(() -> acquire(VIEWER, LONG));
        first.lend();
        assertThat(second.get(20, TimeUnit.SECONDS)).isPresent();
    }

    @Test
    void aSlotThatIsNeededAgainIsNotAskedBack() throws Exception {
        var first = held(VIEWER, 1);
        first.lend();
        first.serve(VIEWER);
        assertThat(slots.acquire(candidate("a", 1), VIEWER, NOW)).isEmpty();
    }

    @Test
    void aHolderWhoSaysNoKeepsItsSlot() throws Exception {
        var first = slots.acquire(candidate("a", 1), PREVIEW, NOW).orElseThrow();
        first.whenTaken(_ -> first.serve(VIEWER));
        assertThat(slots.acquire(candidate("a", 1), VIEWER, Duration.ofMillis(1)))
                .isEmpty();
    }

    @Test
    void whoIsRefusedGetsRoomFromAChannelThatNobodyWatches() throws Exception {
        held(watching("tv", 1), 0).lend();
        var next = slots.acquire(candidate("a", 0), watching("tv", 2), NOW).orElseThrow();
        assertThat(slots.makeRoom(next, Victim.IDLE, LONG)).isTrue();
        assertThat(slots.makeRoom(next, Victim.IDLE, LONG)).isFalse();
    }

    @Test
    void whoWatchesIsNotEndedForOneWhoIsRefusedThoughBothHaveOneAddress() throws Exception {
        held(watching("house", 1), 2);
        var next = slots.acquire(candidate("a", 2), watching("house", 2), NOW).orElseThrow();
        for (var victim : Victim.values())
            assertThat(slots.makeRoom(next, victim, LONG)).isFalse();
        assertThat(slots.use().getFirst().used()).isEqualTo(2);
    }

    @Test
    void aRecordingGivesWayToAViewerWhoIsRefused() throws Exception {
        held(RECORDING, 0);
        var next = slots.acquire(candidate("a", 0), VIEWER, NOW).orElseThrow();
        assertThat(slots.makeRoom(next, Victim.IDLE, LONG)).isFalse();
        assertThat(slots.makeRoom(next, Victim.LOWER, LONG)).isTrue();
    }

    @Test
    void aSlotLentJustWhenItIsAskedBackMakesRoom() throws Exception {
        var asked = new AtomicInteger();
        var first = slots.acquire(candidate("a", 0), watching("tv", 1), NOW).orElseThrow();
        first.whenTaken(_ -> {
            if (asked.incrementAndGet() == 1) {
                first.serve(VIEWER);
                first.lend();
            } else first.close();
        });
        first.lend();
        var next = slots.acquire(candidate("a", 0), watching("tv", 2), NOW).orElseThrow();
        assertThat(slots.makeRoom(next, Victim.IDLE, LONG)).isTrue();
    }

    @Test
    void whoSaysAnewWhatToDoIsAskedAnew() throws Exception {
        var slot = slots.acquire(candidate("a", 1), PROBE, NOW).orElseThrow();
        // Asked when it had just opened its stream, and had not yet said what to do from then on.
        slot.whenTaken(_ -> slot.whenTaken(_ -> slot.close()));
        assertThat(slots.acquire(candidate("a", 1), VIEWER, LONG)).isPresent();
    }

    @Test
    void viewersComeBeforeRecordingsBeforePreviewsBeforeProbes() throws Exception {
        for (var order : List.of(
                List.of(VIEWER, RECORDING),
                List.of(RECORDING, PREVIEW),
                List.of(PREVIEW, PROBE),
                List.of(VIEWER, PROBE))) {
            var lower = held(order.getLast(), 1);
            var higher =
                    slots.acquire(candidate("a", 1), order.getFirst(), LONG).orElseThrow();
            higher.whenTaken(_ -> higher.close());
            assertThat(slots.acquire(candidate("a", 1), order.getLast(), NOW)).isEmpty();
            assertThat(slots.use()).hasSize(1);
            lower.close();
            higher.close();
        }
    }

    @Test
    void whoIsMissedLeastGivesWay() throws Exception {
        var taken = new ArrayList<SlotRequest>();
        for (var slotRequest : List.of(RECORDING, PREVIEW, PROBE, VIEWER)) {
            var slot = slots.acquire(candidate("a", 4), slotRequest, NOW).orElseThrow();
            slot.whenTaken(_ -> {
                taken.add(slotRequest);
                slot.close();
            });
        }
        for (int i = 0; i < 3; i++) slots.acquire(candidate("a", 4), VIEWER, NOW);
        assertThat(slots.acquire(candidate("a", 4), VIEWER, NOW)).isEmpty();
        assertThat(taken).containsExactly(PROBE, PREVIEW, RECORDING);
    }

    @Test
    void theVictimIsToldForWhat() throws Exception {
        var told = new ArrayList<String>();
        var first = slots.acquire(candidate("a", 1), PREVIEW, NOW).orElseThrow();
        first.whenTaken(by -> {
            told.add(by.words());
            first.close();
        });
        slots.acquire(candidate("a", 1), VIEWER, NOW);
        assertThat(told).containsExactly("Film");
    }

    @Test
    void aViewerWhoZapsLeavesTheOldConnection() throws Exception {
        held(watching("tv", 1), 1);
        assertThat(slots.acquire(candidate("a", 1), watching("radio", 2), NOW)).isEmpty();
        assertThat(slots.acquire(candidate("a", 1), watching("tv", 2), LONG)).isPresent();
    }

    @Test
    void aWishOfBeforeTakesNothingFromTheLaterOne() throws Exception {
        held(watching("tv", 2), 1);
        assertThat(slots.acquire(candidate("a", 1), watching("tv", 1), NOW)).isEmpty();
    }

    @Test
    void onePlayerWithTwoChannelsIsNoZapper() throws Exception {
        held(watching("server", 1), 2);
        held(watching("server", 2), 2);
        assertThat(slots.acquire(candidate("a", 2), watching("server", 3), NOW)).isEmpty();
    }

    @Test
    void aProbeGetsNothingThatAViewerWaitsFor() throws Exception {
        var first = slots.acquire(candidate("a", 1), VIEWER, NOW).orElseThrow();
        first.whenTaken(_ -> {
            // It lets go while the viewer waits already.
        });
        first.lend();
        var second = CompletableFuture.supplyAsync(() -> acquire(VIEWER, LONG));
        var probes = new AtomicInteger();
        CompletableFuture.runAsync(() -> {
                    while (!second.isDone())
                        slots.tryAcquire(candidate("a", 1), PROBE).ifPresent(probe -> {
                            probes.incrementAndGet();
                            probe.close();
                        });
                })
                .orTimeout(30, TimeUnit.SECONDS);
        first.close();
        assertThat(second.get(20, TimeUnit.SECONDS)).isPresent();
    }

    @Property(tries = 200)
    void neverMoreThanAllowedNeverFewerThanNone(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 5) Integer> steps,
            @ForAll @IntRange(min = 1, max = 4) int limit)
            throws Exception {
        var ledger = new Slots();
        var open = new ArrayDeque<Slot>();
        var closed = new ArrayDeque<Slot>();
        for (int step : steps) {
            switch (step) {
                case 0, 1, 2 -> {
                    var slot = ledger.acquire(candidate("a", limit), VIEWER, NOW);
                    assertThat(slot.isPresent()).isEqualTo(open.size() < limit);
                    slot.ifPresent(open::add);
                }
                case 3 -> {
                    if (!open.isEmpty()) {
                        closed.add(open.peek());
                        open.remove().close();
                    }
                }
                case 4 -> {
                    if (!closed.isEmpty()) closed.peek().close();
                }
                default -> {
                    if (!open.isEmpty()) open.peek().serve(RECORDING);
                }
            }
            int used = ledger.use().stream().mapToInt(SlotUse::used).sum();
            assertThat(used).isEqualTo(open.size()).isBetween(0, limit);
        }
    }

    @Property(tries = 5)
    void fourThreadsOfRandomDealingsNeverExceedTheLimit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int limit) throws Exception {
        var ledger = new Slots();
        var connected = new AtomicInteger();
        var most = new AtomicInteger();
        var dealers = new ArrayList<CompletableFuture<Void>>();
        for (int d = 0; d < 4; d++) {
            var random = new Random(seed + d);
            dealers.add(CompletableFuture.runAsync(
                    () -> deal(ledger, limit, random, connected, most), Thread::startVirtualThread));
        }
        for (var dealer : dealers) dealer.get(30, TimeUnit.SECONDS);
        assertThat(most).hasValueBetween(1, limit);
        assertThat(connected).hasValue(0);
        assertThat(ledger.use()).isEmpty();
    }

    /// 2,500 dealings: what each slot stands for is counted outside the ledger, opened after it was got and closed
    /// before it is given back.
    private static void deal(Slots ledger, int limit, Random random, AtomicInteger connected, AtomicInteger most) {
        var mine = new ArrayDeque<Slot>();
        var gone = new ConcurrentHashMap<Slot, Boolean>();
        for (int step = 0; step < 2_500; step++) {
            var slotRequest = new SlotRequest(
                    List.of(Priority.VIEWER, Priority.RECORDING, Priority.PREVIEW, Priority.PROBE)
                            .get(random.nextInt(4)),
                    "viewer " + random.nextInt(3),
                    step,
                    "Film");
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    try {
                        ledger.acquire(candidate("a", limit), slotRequest, Duration.ofNanos(random.nextInt(50_000)))
                                .ifPresent(slot -> {
                                    most.accumulateAndGet(connected.incrementAndGet(), Math::max);
                                    slot.whenTaken(_ -> hangUp(slot, gone, connected));
                                    mine.add(slot);
                                });
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                case 2 -> {
                    if (!mine.isEmpty()) mine.peek().lend();
                }
                case 3 -> {
                    if (!mine.isEmpty()) mine.peek().serve(slotRequest);
                }
                default -> {
                    if (!mine.isEmpty()) hangUp(mine.remove(), gone, connected);
                }
            }
        }
        while (!mine.isEmpty()) hangUp(mine.remove(), gone, connected);
    }

    private static void hangUp(Slot slot, Map<Slot, Boolean> gone, AtomicInteger connected) {
        if (gone.putIfAbsent(slot, true) != null) return;
        connected.decrementAndGet();
        slot.close();
        slot.close();
    }

    /// One that gives way at once when asked.
    private Slot held(SlotRequest slotRequest, int connections) throws InterruptedException {
        var slot = slots.acquire(candidate("a", connections), slotRequest, NOW).orElseThrow();
        slot.whenTaken(_ -> slot.close());
        return slot;
    }

    private Optional<Slot> acquire(SlotRequest slotRequest, Duration patience) {
        try {
            return slots.acquire(candidate("a", 1), slotRequest, patience);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SlotRequest watching(String viewer, long turn) {
        return new SlotRequest(Priority.VIEWER, viewer, turn, "Film");
    }
}
