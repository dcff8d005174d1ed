package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Candidate;
import tv.tributary.model.Grace;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;

class SlotsTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Slots slots = new Slots();

    @Test
    void anAccountGetsWhatItAllows() throws Exception {
        assertThat(slots.acquire(candidate("a", 2), NOW)).isPresent();
        assertThat(slots.acquire(candidate("a", 2), NOW)).isPresent();
        assertThat(slots.acquire(candidate("a", 2), NOW)).isEmpty();
        assertThat(slots.acquire(candidate("b", 2), NOW)).isPresent();
    }

    @Test
    void noKnownLimitMeansNone() throws Exception {
        for (int i = 0; i < 100; i++)
            assertThat(slots.acquire(candidate("a", 0), NOW)).isPresent();
        assertThat(slots.use()).containsExactly(new SlotUse(new ProviderId(1), 100, 0));
    }

    @Test
    void givingBackTwiceCountsOnce() throws Exception {
        var first = slots.acquire(candidate("a", 1), NOW).orElseThrow();
        first.close();
        first.close();
        assertThat(slots.acquire(candidate("a", 1), NOW)).isPresent();
        assertThat(slots.acquire(candidate("a", 1), NOW)).isEmpty();
    }

    @Test
    void whoWaitsGetsTheSlotThatIsGivenBack() throws Exception {
        var first = slots.acquire(candidate("a", 1), NOW).orElseThrow();
        var second = CompletableFuture.supplyAsync(() -> acquire(LONG));
        first.close();
        assertThat(second.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aLentSlotIsAskedBackOnce() throws Exception {
        var asked = new AtomicInteger();
        var first = slots.acquire(candidate("a", 1), NOW).orElseThrow();
        first.lend(() -> {
            asked.incrementAndGet();
            first.close();
        });
        assertThat(slots.acquire(candidate("a", 1), LONG)).isPresent();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSlotLentWhileSomebodyWaitsIsAskedBack() throws Exception {
        var first = slots.acquire(candidate("a", 1), NOW).orElseThrow();
        var second = CompletableFuture.supplyAsync(() -> acquire(LONG));
        first.lend(first::close);
        assertThat(second.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSlotThatIsKeptAgainIsNotAskedBack() throws Exception {
        var first = slots.acquire(candidate("a", 1), NOW).orElseThrow();
        first.lend(first::close);
        first.keep();
        assertThat(slots.acquire(candidate("a", 1), NOW)).isEmpty();
    }

    @Property(tries = 200)
    void neverMoreThanAllowedNeverFewerThanNone(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 5) Integer> steps,
            @ForAll @IntRange(min = 1, max = 4) int limit)
            throws Exception {
        var ledger = new Slots();
        var open = new ArrayDeque<Slots.Slot>();
        var closed = new ArrayDeque<Slots.Slot>();
        for (int step : steps) {
            switch (step) {
                case 0, 1, 2 -> {
                    var slot = ledger.acquire(candidate("a", limit), NOW);
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
                    if (!open.isEmpty()) open.peek().keep();
                }
            }
            int used = ledger.use().stream().mapToInt(SlotUse::used).sum();
            assertThat(used).isEqualTo(open.size()).isBetween(0, limit);
        }
    }

    private boolean acquire(Duration patience) {
        try {
            return slots.acquire(candidate("a", 1), patience).isPresent();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Candidate candidate(String account, int connections) {
        return new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Provider",
                "Channel",
                "http://x/",
                Map.of(),
                account,
                connections,
                Grace.usual());
    }
}
