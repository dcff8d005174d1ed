package tv.tributary.upstream.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SlabsTest {
    private final Slabs slabs = new Slabs(2);

    @Test
    void whatNobodyHasNeededForAWhileGoesBackToTheSystem() {
        var slab = slabs.take();
        var view = slab.bytes();
        slabs.give(slab);
        assertThat(slabs.trimIdle()).isTrue();
        assertThat(view.get(0)).isZero();
        assertThat(slabs.trimIdle()).isFalse();
        assertThatThrownBy(() -> view.get(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasNeededMeanwhileStays() {
        var slab = slabs.take();
        slabs.give(slab);
        slabs.trimIdle();
        assertThat(slabs.take()).isSameAs(slab);
        slabs.give(slab);
        assertThat(slabs.trimIdle()).isTrue();
        assertThat(slabs.take()).isSameAs(slab);
    }

    @Test
    void whatIsBeyondTheSpareGoesBackAtOnce() {
        var all = new Slabs.Slab[] {slabs.take(), slabs.take(), slabs.take()};
        assertThat(slabs.used()).isEqualTo(3L * Slabs.SIZE);
        var last = all[2].bytes();
        for (var slab : all) slabs.give(slab);
        assertThatThrownBy(() -> last.get(0)).isInstanceOf(IllegalStateException.class);
        assertThat(slabs.used()).isZero();
        slabs.trim();
    }
}
