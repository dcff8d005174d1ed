package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.Memory;
import tv.tributary.upstream.segment.Segments;

class ReelTest {
    private static final Duration NO_SHIFT = Duration.ZERO;

    private final Segments segments = Memory.of(64 << 20);
    private final Shelf shelf = new Shelf();
    private final Register register =
            new Register(new ChannelId(1), "", new Names(), shelf, new Counters(), new Sitting());
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Reel reel = new Reel(register, 1000, 50, clock::nanoTime);

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void oneSupplierAfterAnotherIsADiscontinuity() {
        reel.take(supply(1, 0, 4, 2000), NO_SHIFT);
        reel.take(supply(2, 0, 9, 2000), NO_SHIFT);
        assertThat(numbers(reel.listing())).containsExactly(1000L, 1001L, 1002L, 1003L, 1004L, 1005L, 1006L);
        assertThat(discontinuities(reel.listing())).containsExactly(1004L);
    }

    @Test
    void whoAsksForTheNextByItsNumberBeginsWithOneAndOthersWithTwo() {
        // As short as a channel's first segments are.
        var two = supply(1, 0, 2, 1000).offers();
        reel.take(new Supply(1, 0, 6000, two.subList(0, 1)), NO_SHIFT);
        clock.pass(Duration.ofMillis(500));
        assertThat(begins(Reel.Beginning.WITH_ONE)).isTrue();
        assertThat(begins(Reel.Beginning.WITH_TWO)).isFalse();
        reel.take(new Supply(1, 0, 6000, two), NO_SHIFT);
        clock.pass(Duration.ofMillis(500));
        assertThat(begins(Reel.Beginning.WITH_TWO)).isTrue();
    }

    @Test
    void aPlayerBeginsWithAllThatComesAtOnce() {
        reel.take(supply(1, 0, 2, 2000), NO_SHIFT);
        clock.pass(Duration.ofMillis(499));
        assertThat(begins(Reel.Beginning.WITH_ONE)).isFalse();
        reel.take(supply(1, 0, 3, 2000), NO_SHIFT);
        assertThat(begins(Reel.Beginning.WITH_ONE)).isTrue();
    }

    private boolean begins(Reel.Beginning beginning) {
        return reel.holds(Optional.empty(), beginning);
    }

    @Test
    void whatHasBeenListedIsNotListedAgain() {
        reel.take(supply(1, 0, 4, 2000), NO_SHIFT);
        assertThat(reel.take(supply(1, 0, 4, 2000), NO_SHIFT)).isFalse();
        assertThat(reel.take(supply(1, 1, 4, 2000), NO_SHIFT)).isTrue();
        assertThat(numbers(reel.listing())).containsExactly(1000L, 1001L, 1002L, 1003L, 1004L);
        assertThat(discontinuities(reel.listing())).isEmpty();
    }

    @Test
    void whatWentByUnseenIsADiscontinuity() {
        reel.take(supply(1, 0, 2, 2000), NO_SHIFT);
        reel.take(supply(1, 5, 2, 2000), NO_SHIFT);
        assertThat(discontinuities(reel.listing())).containsExactly(1002L);
    }

    @Test
    void discontinuitiesThatLeaveTheListAreCounted() {
        reel.take(supply(1, 0, 2, 6000), NO_SHIFT);
        reel.take(supply(2, 0, 3, 6000), NO_SHIFT);
        assertThat(reel.listing().discontinuities()).isEqualTo(50);
        for (int n = 0; n < 7; n++) reel.take(supply(2, n, 4, 6000), NO_SHIFT);
        assertThat(reel.listing().discontinuities()).isEqualTo(51);
        assertThat(discontinuities(reel.listing())).isEmpty();
    }

    @Test
    void threeThatAreListedNoMoreCanStillBeHad() {
        var names = new ArrayList<String>();
        for (int n = 0; n < 12; n++) {
            reel.take(supply(1, n, 1, 6000), NO_SHIFT);
            names.add(reel.listing().entries().getLast().name());
        }
        assertThat(reel.listing().sequence()).isEqualTo(1005);
        assertThat(found(names.get(1))).isFalse();
        assertThat(found(names.get(2))).isTrue();
        assertThat(found(names.get(11))).isTrue();
        reel.clear();
        assertThat(found(names.get(11))).isFalse();
    }

    @Test
    void aTimeShiftMakesTheListLonger() {
        for (int n = 0; n < 60; n++) reel.take(supply(1, n, 1, 6000), Duration.ofMinutes(5));
        assertThat(reel.listing().entries()).hasSize(50);
    }

    @Test
    void theTargetNeverShrinks() {
        reel.take(supply(1, 0, 2, 9600), NO_SHIFT);
        assertThat(reel.listing().target()).isEqualTo(10);
        reel.take(supply(2, 0, 2, 2000), NO_SHIFT);
        assertThat(reel.listing().target()).isEqualTo(10);
    }

    /// Whatever sources do, numbers grow by what was removed, and what was listed stays as it was.
    @Test
    void theNumbersNeverGoBack() {
        var random = new Random(20261122);
        for (int round = 0; round < 40; round++) {
            var any = new Reel(register, 1000, 1000, clock::nanoTime);
            long supplier = 1;
            long first = random.nextInt(100);
            long sequence = 0;
            long discontinuities = 0;
            long target = 0;
            Map<Long, Entry> listed = new HashMap<>();
            for (int step = 0; step < 60; step++) {
                if (random.nextInt(8) == 0) {
                    supplier++;
                    first = random.nextInt(100);
                } else {
                    first += random.nextInt(random.nextInt(10) == 0 ? 30 : 3);
                }
                any.take(supply(supplier, first, random.nextInt(9), 500 + random.nextInt(9000)), NO_SHIFT);
                var listing = any.listing();
                assertThat(listing.sequence()).isGreaterThanOrEqualTo(sequence);
                assertThat(listing.discontinuities()).isGreaterThanOrEqualTo(discontinuities);
                assertThat(listing.target()).isGreaterThanOrEqualTo(target);
                long gone = leftBefore(listing.sequence(), listed);
                assertThat(listing.discontinuities()).isGreaterThanOrEqualTo(1000 + gone);
                long expected = listing.sequence();
                for (var entry : listing.entries()) {
                    assertThat(entry.number()).isEqualTo(expected++);
                    var before = listed.put(entry.number(), entry);
                    if (before != null) assertThat(entry).isEqualTo(before);
                }
                sequence = listing.sequence();
                discontinuities = listing.discontinuities();
                target = listing.target();
            }
            var names = new HashSet<String>();
            listed.values().forEach(e -> names.add(e.name()));
            assertThat(names).hasSameSizeAs(listed.values());
            any.clear();
        }
    }

    private static long leftBefore(long sequence, Map<Long, Entry> listed) {
        return listed.values().stream()
                .filter(e -> e.discontinuity() && e.number() < sequence)
                .count();
    }

    private Supply supply(long id, long first, int count, long millis) {
        var offers = new ArrayList<Offer>();
        for (int n = 0; n < count; n++) {
            var making = segments.make();
            making.put(ByteBuffer.wrap(new byte[] {1}));
            offers.add(new Offer(
                    Duration.ofMillis(millis),
                    false,
                    true,
                    false,
                    "",
                    Form.TS,
                    new Content.Held(making.lease()),
                    Optional.empty(),
                    Optional.empty()));
            making.finish();
        }
        return new Supply(id, first, millis, offers);
    }

    private boolean found(String name) {
        var item = shelf.find(name, HlsHouse.ANN);
        item.ifPresent(Item::close);
        return item.isPresent();
    }

    private static List<Long> numbers(Listing listing) {
        return listing.entries().stream().map(Entry::number).toList();
    }

    private static List<Long> discontinuities(Listing listing) {
        return listing.entries().stream()
                .filter(Entry::discontinuity)
                .map(Entry::number)
                .toList();
    }
}
