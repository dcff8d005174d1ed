package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListHealthTest {
    private long now = 1_000;
    private final ListHealth listHealth = new ListHealth(() -> now);

    @Test
    void whatFailedRestsTwiceAsLongEachTime() {
        listHealth.failed("hd");
        assertThat(restsFor("hd")).isEqualTo(10);
        listHealth.failed("hd");
        assertThat(restsFor("hd")).isEqualTo(20);
        for (int n = 0; n < 10; n++) listHealth.failed("hd");
        assertThat(restsFor("hd")).isEqualTo(300);
    }

    @Test
    void whatRestedHasStillFailedUntilItWorks() {
        listHealth.failed("hd");
        now += Duration.ofSeconds(11).toNanos();
        assertThat(listHealth.rests("hd")).isFalse();
        assertThat(listHealth.fails("hd")).isTrue();
        listHealth.works("hd");
        assertThat(listHealth.fails("hd")).isFalse();
    }

    @Test
    void whatWorkedBetweenRestsNoLongerThanAtFirst() {
        listHealth.failed("hd");
        listHealth.failed("hd");
        listHealth.works("hd");
        listHealth.failed("hd");
        assertThat(restsFor("hd")).isEqualTo(10);
    }

    @Test
    void oneListSaysNothingOfAnother() {
        listHealth.failed("hd");
        assertThat(listHealth.fails("sd")).isFalse();
        assertThat(listHealth.rests("sd")).isFalse();
    }

    /// Seconds.
    private long restsFor(String list) {
        long before = now;
        while (listHealth.rests(list)) now += 1_000_000_000;
        long rested = (now - before) / 1_000_000_000;
        now = before;
        return rested;
    }
}
