package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Whatever is written, taken back, joined and read, in whatever order: a viewer sees a run of whole packets from a
/// keyframe on, and where it jumps it does so between two frames and onto a keyframe.
class RingLapsTest {
    private final NumberedRing ring = new NumberedRing();

    @Property(tries = 200)
    void whateverHappensViewersSeeWholeFramesInOrder(
            @ForAll @Size(min = 20, max = 200) List<@IntRange(max = 9_999) Integer> steps) {
        var written = new NumberedRing();
        var readers = new ArrayList<NumberedReader>();
        written.frames(3, 10);
        for (int step : steps) {
            int much = step / 10;
            switch (step % 10) {
                case 0, 1, 2, 3 -> written.frames(much % 40, 1 + much % 7);
                case 4 -> written.breaksInAFrame(1 + much % 5);
                case 5 -> readers.add(written.join());
                case 6 -> written.ring().grow((1 << 16) + much * 188);
                default -> {
                    if (!readers.isEmpty()) readers.get(much % readers.size()).read(much % 60);
                }
            }
        }
        for (var reader : readers) reader.read(Integer.MAX_VALUE);
        for (var reader : readers) assertThat(reader.wrong()).isEmpty();
    }

    @Test
    void aRingThatGrowsDoesNotHoldWhatATakenBackFrameHasOverwritten() {
        ring.frames(1, 4);
        var reader = ring.join();
        reader.read(3);
        ring.frames(3, 100);
        ring.frames(1, 46);
        ring.breaksInAFrame(1);
        ring.ring().grow(1 << 17);
        reader.read(Integer.MAX_VALUE);
        assertThat(reader.wrong()).isEmpty();
        assertThat(reader.next()).isEqualTo(350);
    }

    @Test
    void readersOnOtherThreadsNeverSeeWhatIsBeingOverwritten() throws Exception {
        ring.frames(20, 5);
        var turn = new CyclicBarrier(5);
        var work = new ArrayList<Callable<List<String>>>();
        work.add(() -> {
            for (int round = 0; round < 400; round++) {
                turn.await(20, TimeUnit.SECONDS);
                if (round % 40 == 39) ring.ring().grow(ring.ring().capacity() + 200 * 188);
                ring.frames(8, 5);
            }
            return List.of();
        });
        for (int seed = 0; seed < 4; seed++) work.add(reading(new Random(seed), turn));
        try (var threads = Executors.newFixedThreadPool(5)) {
            for (var done : threads.invokeAll(work)) assertThat(done.get()).isEmpty();
        }
    }

    /// Joins, reads, dawdles until it is lapped, leaves and joins again.
    private Callable<List<String>> reading(Random random, CyclicBarrier turn) {
        return () -> {
            var wrong = new ArrayList<String>();
            var reader = ring.join();
            for (int round = 0; round < 400; round++) {
                turn.await(20, TimeUnit.SECONDS);
                if (random.nextInt(40) == 0) {
                    wrong.addAll(reader.wrong());
                    reader = ring.join();
                }
                if (random.nextInt(5) > 0) reader.read(random.nextInt(100));
            }
            wrong.addAll(reader.wrong());
            return wrong;
        };
    }
}
