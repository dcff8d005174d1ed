package tv.tributary.dvr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Recording.Gap;

class GapListTest {
    private static final Instant START = Instant.parse("2027-03-01T20:15:00Z");
    private final GapList gaps = new GapList(List.of());

    @Test
    void whatSeveralWitnessesReportIsOneGap() {
        gaps.add(at(10), at(14));
        gaps.add(at(12), at(20));
        gaps.add(at(20), at(21));
        gaps.add(at(40), at(41));
        assertThat(gaps.between(at(0), at(60))).containsExactly(new Gap(at(10), at(21)), new Gap(at(40), at(41)));
    }

    @Test
    void whatIsOutsideTheRecordingDoesNotCount() {
        gaps.add(at(-10), at(2));
        gaps.add(at(58), at(70));
        gaps.add(at(80), at(90));
        assertThat(gaps.between(at(0), at(60))).containsExactly(new Gap(at(0), at(2)), new Gap(at(58), at(60)));
    }

    @Test
    void whatIsTooShortToMissIsLeftOut() {
        gaps.add(at(5), at(5).plusMillis(400));
        assertThat(gaps.between(at(0), at(60))).isEmpty();
    }

    @Test
    void aGapThatGoesOnCountsUpToNow() {
        gaps.begin(at(30));
        gaps.begin(at(33));
        assertThat(gaps.between(at(0), at(40))).containsExactly(new Gap(at(30), at(40)));
        gaps.end(at(45));
        gaps.end(at(50));
        assertThat(gaps.between(at(0), at(60))).containsExactly(new Gap(at(30), at(45)));
    }

    private static Instant at(int seconds) {
        return START.plus(Duration.ofSeconds(seconds));
    }
}
