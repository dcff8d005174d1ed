package tv.tributary.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Latest;
import tv.tributary.model.ChannelId;

class ThrottleTest {
    private static final long SECOND = 1_000_000_000L;
    /// Believed of a stream until it is measured.
    private static final int NEED = 1_000_000;

    private final Latest<RelaySettings> settings = new Latest<>(RelaySettings.defaults());
    private final Throttle throttle = new Throttle(settings);
    private final Ring ring = new Ring(1 << 16);
    private long now = System.nanoTime();

    @Test
    void withoutCapsNobodyIsLimited() {
        var viewer = join(1, "home");
        look();
        assertThat(viewer.pace().limited()).isFalse();
    }

    @Test
    void aCapForEachViewerHoldsFromTheStart() {
        cap(new Caps(700_000, 0, 0, Map.of()));
        assertThat(perSecond(join(1, "home"))).isEqualTo(700_000);
    }

    @Test
    void aChannelsViewersShareItsCap() {
        cap(new Caps(0, 1_200_000, 0, Map.of()));
        var one = join(1, "home");
        var two = join(1, "home");
        var other = join(2, "home");
        look();
        assertThat(perSecond(one)).isEqualTo(600_000);
        assertThat(perSecond(two)).isEqualTo(600_000);
        assertThat(perSecond(other)).isEqualTo(1_200_000);
        assertThat(one.pace().tooLow()).isTrue();
        assertThat(other.pace().tooLow()).isFalse();
    }

    @Test
    void aClassHasACapOfItsOwn() {
        cap(new Caps(0, 0, 0, Map.of("guests", 800_000L)));
        var guest = join(1, "guests");
        var home = join(1, "home");
        look();
        assertThat(perSecond(guest)).isEqualTo(800_000);
        assertThat(home.pace().limited()).isFalse();
    }

    @Test
    void theCapForAllIsSharedByWhoIsLeft() {
        cap(new Caps(0, 0, 1_600_000, Map.of()));
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
        cap(new Caps(700_000, 0, 0, Map.of()));
        var viewer = join(1, "home");
        look();
        cap(Caps.none());
        look();
        assertThat(viewer.pace().limited()).isFalse();
    }

    private void cap(Caps caps) {
        var d = RelaySettings.defaults();
        settings.set(new RelaySettings(
                d.tick(),
                d.startBehind(),
                d.linger(),
                d.connect(),
                d.slotPatience(),
                d.opening(),
                d.outage(),
                d.idleViewer(),
                d.ringTime(),
                d.ringLeast(),
                d.ringMost(),
                caps,
                d.pictures()));
    }

    private Viewer join(long channel, String userClass) {
        var start = new Ring.Start(0, new byte[0], new byte[0]);
        var viewer = new Viewer(
                new Arrival(1, new Who("", "", userClass)), Instant.EPOCH, new NoOutlet(), ring, start, (_, _) -> {});
        throttle.add(viewer, new ChannelId(channel), new Meter(ring, settings));
        return viewer;
    }

    private void look() {
        now += 2 * SECOND;
        throttle.look(now);
    }

    /// What it may take in a second, taken tick by tick.
    private int perSecond(Viewer viewer) {
        var pace = viewer.pace();
        pace.spend(pace.most(NEED * 2, now));
        int sum = 0;
        for (int tick = 0; tick < 20; tick++) {
            now += SECOND / 20;
            int n = pace.most(NEED * 2, now);
            pace.spend(n);
            sum += n;
        }
        return sum;
    }
}
