package tv.tributary.relay.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.mux.IngestMeter;
import tv.tributary.relay.mux.Ring;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

class ThrottleTest {
    private static final long SECOND = 1_000_000_000L;
    /// Believed of a stream until it is measured.
    private static final int NEED = 1_000_000;

    private final AtomicReference<RateLimits> caps = new AtomicReference<>(RateLimits.none());
    private final Throttle throttle = new Throttle(caps::get);
    private final Ring ring = new Ring(1 << 16);
    private long now = System.nanoTime();

    @Test
    void withoutCapsNobodyIsLimited() {
        var viewer = join(1, "home");
        look();
        assertThat(viewer.rate().limited()).isFalse();
    }

    @Test
    void aCapForEachViewerHoldsFromTheStart() {
        cap(new RateLimits(700_000, 0, 0, Map.of()));
        assertThat(perSecond(join(1, "home"))).isEqualTo(700_000);
    }

    @Test
    void aChannelsViewersShareItsCap() {
        cap(new RateLimits(0, 1_200_000, 0, Map.of()));
        var one = join(1, "home");
        var two = join(1, "home");
        var other = join(2, "home");
        look();
        assertThat(perSecond(one)).isEqualTo(600_000);
        assertThat(perSecond(two)).isEqualTo(600_000);
        assertThat(perSecond(other)).isEqualTo(1_200_000);
        assertThat(one.rate().tooLow()).isTrue();
        assertThat(other.rate().tooLow()).isFalse();
    }

    @Test
    void aClassHasACapOfItsOwn() {
        cap(new RateLimits(0, 0, 0, Map.of("guests", 800_000L)));
        var guest = join(1, "guests");
        var home = join(1, "home");
        look();
        assertThat(perSecond(guest)).isEqualTo(800_000);
        assertThat(home.rate().limited()).isFalse();
    }

    @Test
    void theCapForAllIsSharedByWhoIsLeft() {
        cap(new RateLimits(0, 0, 1_600_000, Map.of()));
        var one = join(1, "home");
        var two = join(2, "home");
        look();
        assertThat(perSecond(one)).isEqualTo(800_000);
        throttle.remove(two);
        look();
        assertThat(perSecond(one)).isEqualTo(1_600_000);
    }

    @Test
    void withTheCapGoneNobodyIsLimitedAnyMore() {
        cap(new RateLimits(700_000, 0, 0, Map.of()));
        var viewer = join(1, "home");
        look();
        cap(RateLimits.none());
        look();
        assertThat(viewer.rate().limited()).isFalse();
    }

    private void cap(RateLimits wanted) {
        caps.set(wanted);
    }

    private TsViewer join(long channel, String userClass) {
        var start = new Ring.Start(0, new byte[0], new byte[0]);
        var viewer = new TsViewer(
                new ViewerRequest(1, StreamUse.VIEWER, new ClientId("", ""), "", userClass),
                Instant.EPOCH,
                new NoSink(),
                ring,
                start,
                (_, _) -> {});
        throttle.add(viewer, new ChannelId(channel), new IngestMeter(ring, BufferSettings::defaults));
        return viewer;
    }

    private void look() {
        now += 2 * SECOND;
        throttle.refresh(now);
    }

    /// What it may take in a second, taken tick by tick.
    private int perSecond(TsViewer viewer) {
        var rate = viewer.rate();
        rate.spend(rate.most(NEED * 2, now));
        int sum = 0;
        for (int tick = 0; tick < 20; tick++) {
            now += SECOND / 20;
            int n = rate.most(NEED * 2, now);
            rate.spend(n);
            sum += n;
        }
        return sum;
    }
}
