package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tv.tributary.relay.viewer.Throttle.FairShare;

class FairShareTest {
    @Test
    void enoughForAllIsDividedWithTheRest() {
        assertThat(FairShare.divide(100, new long[] {10, 30})).containsExactly(40, 60);
    }

    @Test
    void tooLittleIsDividedAlike() {
        assertThat(FairShare.divide(90, new long[] {50, 50, 50})).containsExactly(30, 30, 30);
    }

    @Test
    void whoeverWantsLittleGetsItAndTheOthersShareTheRest() {
        assertThat(FairShare.divide(100, new long[] {10, 80, 200})).containsExactly(10, 45, 45);
    }

    @Test
    void nobodyGetsNothing() {
        assertThat(FairShare.divide(100, new long[0])).isEmpty();
    }

    @Property(tries = 300)
    void noMoreIsGivenThanThereIsAndHardlyLess(
            @ForAll @LongRange(min = 0, max = 1_000_000) long all,
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 100_000) Integer> people) {
        var wanted = people.stream().mapToLong(w -> w).toArray();
        var got = FairShare.divide(all, wanted);
        long sum = Arrays.stream(got).sum();
        assertThat(sum).isBetween(all - wanted.length, all);
        for (int i = 0; i < got.length; i++) {
            for (int j = 0; j < got.length; j++) {
                if (wanted[i] >= wanted[j]) assertThat(got[i]).isGreaterThanOrEqualTo(got[j]);
            }
        }
    }
}
