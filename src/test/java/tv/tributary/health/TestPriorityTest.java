package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore.Playable;

class TestPriorityTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Map<SourceId, StreamInfo> known = new HashMap<>();
    private final Map<SourceId, Instant> failingSince = new HashMap<>();
    private final Set<ChannelId> running = new HashSet<>();
    private final Set<ChannelId> preferred = new HashSet<>();

    @Test
    void everyChannelsBestStreamComesBeforeTheBackupsOfAny() {
        assertThat(chosen(CheckScope.helpful(), 11, 12, 21, 22)).containsExactly(11L, 21L, 12L, 22L);
    }

    @Test
    void theBackupsOfWhatPlaysNowComeFirst() {
        running.add(new ChannelId(2));
        played(21, Duration.ofMinutes(1));
        assertThat(chosen(CheckScope.helpful(), 11, 21, 22, 31)).containsExactly(22L, 11L, 31L);
    }

    @Test
    void theBackupsOfWhatDidNotPlayComeNext() {
        failed(21, Duration.ofMinutes(30));
        assertThat(chosen(CheckScope.helpful(), 11, 21, 22, 31)).containsExactly(22L, 11L, 31L);
    }

    @Test
    void whatWasSeenLongestAgoComesFirstAmongThoseSeen() {
        played(11, Duration.ofDays(8));
        played(21, Duration.ofDays(30));
        assertThat(chosen(CheckScope.helpful(), 11, 21, 31)).containsExactly(31L, 21L, 11L);
    }

    @Test
    void whatWasSeenLatelyIsLeftOutUnlessAllAreMeant() {
        played(11, Duration.ofDays(6));
        failed(21, Duration.ofMinutes(59));
        failed(31, Duration.ofMinutes(61));
        assertThat(chosen(CheckScope.helpful(), 11, 21, 31)).containsExactly(31L);
        assertThat(chosen(scope(CheckScope.Which.ALL, 10), 11, 21, 31)).containsExactlyInAnyOrder(11L, 21L, 31L);
    }

    @Test
    void ofTooManyTheMostHelpfulStayAndTheRestIsCounted() {
        running.add(new ChannelId(3));
        var testPriority = triage(scope(CheckScope.Which.DUE, 2));
        offer(testPriority, 11, 21, 31, 41);
        assertThat(ids(testPriority.choose())).containsExactly(31L, 11L);
        assertThat(testPriority.left()).isEqualTo(2);
    }

    @Test
    void onlyTheChannelsAndTheProviderThatAreMeantCount() {
        var one = new CheckScope(Optional.of(Set.of(new ChannelId(2))), Optional.empty(), CheckScope.Which.DUE, 10);
        assertThat(chosen(one, 11, 21, 22)).containsExactly(21L, 22L);
        var other = new CheckScope(Optional.empty(), Optional.of(new ProviderId(2)), CheckScope.Which.DUE, 10);
        assertThat(chosen(other, 11, 12, 22)).containsExactly(22L, 12L);
    }

    @Test
    void favouritesAndWhatWasWatchedLatelyComeBeforeTheRest() {
        preferred.add(new ChannelId(3));
        failed(22, Duration.ofHours(2));
        assertThat(chosen(CheckScope.helpful(), 11, 21, 22, 31)).containsExactly(21L, 22L, 31L, 11L);
    }

    @Test
    void whatHasBeenFailingIsLeftAloneForAsLongButNeverLongerThanAWeek() {
        failing(11, Duration.ofHours(5), Duration.ofHours(4));
        failing(21, Duration.ofHours(9), Duration.ofHours(4));
        failing(31, Duration.ofDays(60), Duration.ofDays(6));
        failing(41, Duration.ofDays(60), Duration.ofDays(8));
        assertThat(chosen(CheckScope.helpful(), 11, 21, 31, 41)).containsExactlyInAnyOrder(11L, 41L);
    }

    /// @param since when it failed first
    /// @param tested when it failed last
    private void failing(long source, Duration since, Duration tested) {
        failed(source, tested);
        failingSince.put(new SourceId(source), NOW.minus(since));
    }

    private void played(long source, Duration ago) {
        known.put(new SourceId(source), StreamInfo.playing(NOW.minus(ago)));
    }

    private void failed(long source, Duration ago) {
        known.put(new SourceId(source), StreamInfo.failing(NOW.minus(ago), FailureReason.NOT_FOUND));
    }

    private static CheckScope scope(CheckScope.Which which, int most) {
        return new CheckScope(Optional.empty(), Optional.empty(), which, most);
    }

    private TestPriority triage(CheckScope checkScope) {
        return new TestPriority(
                checkScope,
                source -> Optional.ofNullable(known.get(source)),
                source -> Optional.ofNullable(failingSince.get(source)),
                running,
                preferred,
                NOW);
    }

    private List<Long> chosen(CheckScope checkScope, long... streams) {
        var testPriority = triage(checkScope);
        offer(testPriority, streams);
        return ids(testPriority.choose());
    }

    /// Stream 12 is the one that provider 2 has of channel 1.
    private static void offer(TestPriority testPriority, long... streams) {
        for (var id : streams) {
            testPriority.offer(new Playable(new ChannelId(id / 10), new SourceId(id), new ProviderId(id % 10)));
        }
    }

    private static List<Long> ids(List<Playable> chosen) {
        return chosen.stream().map(one -> one.source().value()).toList();
    }
}
