package tv.tributary.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.TitleProgress;

class WatchProgressTest {
    private static final Episode FIRST = new Episode(11, 1, 1, "One");
    private static final Episode SECOND = new Episode(12, 1, 2, "Two");
    private static final Episode THIRD = new Episode(13, 2, 1, "Three");
    private static final List<Episode> ALL = List.of(FIRST, SECOND, THIRD);

    private static TitleProgress begun(Episode episode, int hour) {
        return new TitleProgress(1, episode.id(), Duration.ofMinutes(9), Duration.ofMinutes(45), false, at(hour));
    }

    private static TitleProgress watched(Episode episode, int hour) {
        return new TitleProgress(1, episode.id(), Duration.ZERO, Duration.ofMinutes(45), true, at(hour));
    }

    private static Instant at(int hour) {
        return Instant.EPOCH.plus(Duration.ofHours(hour));
    }

    private static Optional<Episode> next(TitleProgress... progress) {
        var byEpisode = new HashMap<Long, TitleProgress>();
        for (var one : progress) byEpisode.put(one.episode(), one);
        return WatchProgress.next(ALL, byEpisode);
    }

    @Test
    void aSeriesBeginsWithItsFirstEpisode() {
        assertThat(next()).contains(FIRST);
        assertThat(WatchProgress.next(List.of(), Map.of())).isEmpty();
    }

    @Test
    void oneGoesOnWithTheEpisodeThatWasBegun() {
        assertThat(next(watched(FIRST, 1), begun(SECOND, 2))).contains(SECOND);
    }

    @Test
    void behindAnEpisodeThatWasSeenComesTheNext() {
        assertThat(next(watched(FIRST, 1))).contains(SECOND);
        assertThat(next(watched(SECOND, 1))).contains(THIRD);
    }

    @Test
    void whatWasWatchedLastCountsAndNotWhatStandsLast() {
        assertThat(next(watched(THIRD, 1), begun(FIRST, 2))).contains(FIRST);
    }

    @Test
    void behindTheLastEpisodeThereIsNone() {
        assertThat(next(watched(THIRD, 1))).isEmpty();
    }

    @Test
    void theShareIsThatOfTheLength() {
        assertThat(begun(FIRST, 1).share()).isEqualTo(0.2);
        assertThat(watched(FIRST, 1).share()).isEqualTo(1);
        assertThat(new TitleProgress(1, 0, Duration.ofMinutes(9), Duration.ZERO, false, at(1)).share())
                .isZero();
    }
}
