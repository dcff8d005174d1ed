package tv.tributary.relay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.model.SourceId;

class SuspectSourcesTest {
    private static final SourceId A = new SourceId(1);
    private static final SourceId B = new SourceId(2);

    private final SuspectSources suspectSources = new SuspectSources();
    private final List<String> said = new ArrayList<>();
    private long step;

    @Test
    void aFrozenSourceIsDoubted() {
        still(A, 7);
        assertThat(said).containsExactly("1 FROZEN");
    }

    @Test
    void aChannelWhoseBackupLooksTheSameIsBelieved() {
        still(A, 7);
        still(B, 60);
        still(A, 60);
        assertThat(said).containsExactly("1 FROZEN");
    }

    @Test
    void aBackupThatMovesProvesTheDoubtRight() {
        still(A, 7);
        moving(B, 5);
        still(B, 8);
        assertThat(said).containsExactly("1 FROZEN", "2 FROZEN");
    }

    @Test
    void noSourceIsDoubtedForEver() {
        for (int i = 0; i < 5; i++) {
            still(A, 8);
            moving(B, 5);
        }
        assertThat(said).containsExactly("1 FROZEN", "1 FROZEN");
    }

    @Test
    void thePictureThatWasSeenIsNotSeenAgain() {
        assertThat(suspectSources.isNew(A, 188)).isTrue();
        suspectSources.see(A, 188, FreezeBlackDetectorTest.flat(9), 0);
        assertThat(suspectSources.isNew(A, 188)).isFalse();
        assertThat(suspectSources.isNew(A, 376)).isTrue();
        assertThat(suspectSources.isNew(B, 188)).isTrue();
    }

    private void still(SourceId source, int times) {
        for (int i = 0; i < times; i++) see(source, 90);
    }

    private void moving(SourceId source, int times) {
        for (int i = 0; i < times; i++) see(source, 60 + 30 * (i % 2));
    }

    private void see(SourceId source, int shade) {
        step++;
        suspectSources
                .see(
                        source,
                        188 * step,
                        FreezeBlackDetectorTest.flat(shade),
                        Duration.ofSeconds(10 * step).toNanos())
                .ifPresent(why -> said.add(source + " " + why));
    }
}
