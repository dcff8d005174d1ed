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

class PlaylistWindowTest {
    private static final Duration NO_SHIFT = Duration.ZERO;

    private final Segments segments = Memory.of(64 << 20);
    private final SegmentRegistry segmentRegistry = new SegmentRegistry();
    private final SegmentNamer segmentNamer = new SegmentNamer(
            new ChannelId(1), "", new SegmentNameGenerator(), segmentRegistry, new HlsCounters(), new HlsViewers());
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final PlaylistWindow playlistWindow = new PlaylistWindow(segmentNamer, 1000, 50, clock::nanoTime);

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void oneSupplierAfterAnotherIsADiscontinuity() {
        playlistWindow.take(supply(1, 0, 4, 2000), NO_SHIFT);
        playlistWindow.take(supply(2, 0, 9, 2000), NO_SHIFT);
        assertThat(numbers(playlistWindow.listing())).containsExactly(1000L, 1001L, 1002L, 1003L, 1004L, 1005L, 1006L);
        assertThat(discontinuities(playlistWindow.listing())).containsExactly(1004L);
    }

    @Test
    void whoAsksForTheNextByItsNumberBeginsWithOneAndOthersWithTwo() {
        // As short as a channel's first segments are.
        var two = supply(1, 0, 2, 1000).offers();
        playlistWindow.take(new SegmentWindow(1, 0, 6000, two.subList(0, 1)), NO_SHIFT);
        clock.pass(Duration.ofMillis(500));
        assertThat(begins(PlaylistWindow.Beginning.WITH_ONE)).isTrue();
        assertThat(begins(PlaylistWindow.Beginning.WITH_TWO)).isFalse();
        playlistWindow.take(new SegmentWindow(1, 0, 6000, two), NO_SHIFT);
        clock.pass(Duration.ofMillis(500));
        assertThat(begins(PlaylistWindow.Beginning.WITH_TWO)).isTrue();
    }

    @Test
    void aPlayerBeginsWithAllThatComesAtOnce() {
        playlistWindow.take(supply(1, 0, 2, 2000), NO_SHIFT);
        clock.pass(Duration.ofMillis(499));
        assertThat(begins(PlaylistWindow.Beginning.WITH_ONE)).isFalse();
        playlistWindow.take(supply(1, 0, 3, 2000), NO_SHIFT);
        assertThat(begins(PlaylistWindow.Beginning.WITH_ONE)).isTrue();
    }

    private boolean begins(PlaylistWindow.Beginning beginning) {
        return playlistWindow.holds(Optional.empty(), beginning);
    }

    @Test
    void whatHasBeenListedIsNotListedAgain() {
        playlistWindow.take(supply(1, 0, 4, 2000), NO_SHIFT);
        assertThat(playlistWindow.take(supply(1, 0, 4, 2000), NO_SHIFT)).isFalse();
        assertThat(playlistWindow.take(supply(1, 1, 4, 2000), NO_SHIFT)).isTrue();
        assertThat(numbers(playlistWindow.listing())).containsExactly(1000L, 1001L, 1002L, 1003L, 1004L);
        assertThat(discontinuities(playlistWindow.listing())).isEmpty();
    }

    @Test
    void whatWentByUnseenIsADiscontinuity() {
        playlistWindow.take(supply(1, 0, 2, 2000), NO_SHIFT);
        playlistWindow.take(supply(1, 5, 2, 2000), NO_SHIFT);
        assertThat(discontinuities(playlistWindow.listing())).containsExactly(1002L);
    }

    /// hls.js 1.7.4 stood still for seconds at a count of a hundred million.
    @Test
    void theCountOfDiscontinuitiesBeginsSmallAndGrowsFromDayToDay() {
        assertThat(PlaylistWindow.firstDiscontinuity(115_643_832)).isEqualTo(48_184);
        assertThat(PlaylistWindow.firstDiscontinuity(115_643_832 + 345_600)).isEqualTo(48_328);
    }

    @Test
    void discontinuitiesThatLeaveTheListAreCounted() {
        playlistWindow.take(supply(1, 0, 2, 6000), NO_SHIFT);
        playlistWindow.take(supply(2, 0, 3, 6000), NO_SHIFT);
        assertThat(playlistWindow.listing().discontinuities()).isEqualTo(50);
        for (int n = 0; n < 7; n++) playlistWindow.take(supply(2, n, 4, 6000), NO_SHIFT);
        assertThat(playlistWindow.listing().discontinuities()).isEqualTo(51);
        assertThat(discontinuities(playlistWindow.listing())).isEmpty();
    }

    @Test
    void threeThatAreListedNoMoreCanStillBeHad() {
        var names = new ArrayList<String>();
        for (int n = 0; n < 12; n++) {
            playlistWindow.take(supply(1, n, 1, 6000), NO_SHIFT);
            names.add(playlistWindow.listing().entries().getLast().name());
        }
        assertThat(playlistWindow.listing().sequence()).isEqualTo(1005);
        assertThat(found(names.get(1))).isFalse();
        assertThat(found(names.get(2))).isTrue();
        assertThat(found(names.get(11))).isTrue();
        playlistWindow.clear();
        assertThat(found(names.get(11))).isFalse();
    }

    @Test
    void aTimeShiftMakesTheListLonger() {
        for (int n = 0; n < 60; n++) playlistWindow.take(supply(1, n, 1, 6000), Duration.ofMinutes(5));
        assertThat(playlistWindow.listing().entries()).hasSize(50);
    }

    @Test
    void theTargetNeverShrinks() {
        playlistWindow.take(supply(1, 0, 2, 9600), NO_SHIFT);
        assertThat(playlistWindow.listing().target()).isEqualTo(10);
        playlistWindow.take(supply(2, 0, 2, 2000), NO_SHIFT);
        assertThat(playlistWindow.listing().target()).isEqualTo(10);
    }

    /// Whatever sources do, numbers grow by what was removed, and what was listed stays as it was.
    @Test
    void theNumbersNeverGoBack() {
        var random = new Random(20261122);
        for (int round = 0; round < 40; round++) {
            var any = new PlaylistWindow(segmentNamer, 1000, 1000, clock::nanoTime);
            long supplier = 1;
            long first = random.nextInt(100);
            long sequence = 0;
            long discontinuities = 0;
            long target = 0;
            Map<Long, PlaylistSegment> listed = new HashMap<>();
            for (int step = 0; step < 60; step++) {
                if (random.nextInt(8) == 0) {
                    supplier++;
                    first = random.nextInt(100);
                } else {
                    first += random.nextInt(random.nextInt(10) == 0 ? 30 : 3);
                }
                any.take(supply(supplier, first, random.nextInt(9), 500 + random.nextInt(9000)), NO_SHIFT);
                var mediaPlaylist = any.listing();
                assertThat(mediaPlaylist.sequence()).isGreaterThanOrEqualTo(sequence);
                assertThat(mediaPlaylist.discontinuities()).isGreaterThanOrEqualTo(discontinuities);
                assertThat(mediaPlaylist.target()).isGreaterThanOrEqualTo(target);
                long gone = leftBefore(mediaPlaylist.sequence(), listed);
                assertThat(mediaPlaylist.discontinuities()).isGreaterThanOrEqualTo(1000 + gone);
                long expected = mediaPlaylist.sequence();
                for (var playlistSegment : mediaPlaylist.entries()) {
                    assertThat(playlistSegment.number()).isEqualTo(expected++);
                    var before = listed.put(playlistSegment.number(), playlistSegment);
                    if (before != null) assertThat(playlistSegment).isEqualTo(before);
                }
                sequence = mediaPlaylist.sequence();
                discontinuities = mediaPlaylist.discontinuities();
                target = mediaPlaylist.target();
            }
            var names = new HashSet<String>();
            listed.values().forEach(e -> names.add(e.name()));
            assertThat(names).hasSameSizeAs(listed.values());
            any.clear();
        }
    }

    private static long leftBefore(long sequence, Map<Long, PlaylistSegment> listed) {
        return listed.values().stream()
                .filter(e -> e.discontinuity() && e.number() < sequence)
                .count();
    }

    private SegmentWindow supply(long id, long first, int count, long millis) {
        var offers = new ArrayList<SourceSegment>();
        for (int n = 0; n < count; n++) {
            var making = segments.make();
            making.put(ByteBuffer.wrap(new byte[] {1}));
            offers.add(new SourceSegment(
                    Duration.ofMillis(millis),
                    false,
                    true,
                    false,
                    "",
                    SegmentType.TS,
                    new SegmentContent.Held(making.lease()),
                    Optional.empty(),
                    Optional.empty()));
            making.finish();
        }
        return new SegmentWindow(id, first, millis, offers);
    }

    private boolean found(String name) {
        var item = segmentRegistry.find(name, HlsHouse.ANN);
        item.ifPresent(SegmentResponse::close);
        return item.isPresent();
    }

    private static List<Long> numbers(MediaPlaylist mediaPlaylist) {
        return mediaPlaylist.entries().stream().map(PlaylistSegment::number).toList();
    }

    private static List<Long> discontinuities(MediaPlaylist mediaPlaylist) {
        return mediaPlaylist.entries().stream()
                .filter(PlaylistSegment::discontinuity)
                .map(PlaylistSegment::number)
                .toList();
    }
}
