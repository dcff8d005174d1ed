package tv.tributary.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.VideoSettings;
import tv.tributary.relay.viewer.Throttle.RateLimits;
import tv.tributary.settings.Settings;
import tv.tributary.stats.LiveStats;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class SettingsModelTest {
    private static final RelaySettings USUAL = RelaySettings.defaults();

    private final Household home = new Household();
    private final Settings settings = new Settings(home.store.database());
    private final LatestValue<RelaySettings> stored = settings.of(RelaySettings.NAME, USUAL);
    private final LatestValue<LiveStats> stats = new LatestValue<>(SampleStats.busy(3));
    private Subscription opened = Subscription.none();

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            opened.close();
            return true;
        });
        home.close();
    }

    @Test
    void whatIsTypedIsStoredAfterAMomentAndHoldsAtOnce() throws Exception {
        var model = open();
        FxToolkit.on(() -> {
            model.tickMillis.set(20);
            model.startBehindTenths.set(25);
            model.lingerSeconds.set(60);
            model.capViewer.set(8);
            return true;
        });
        until(() -> stored.get()
                .equals(USUAL.with(
                        Duration.ofMillis(20),
                        Duration.ofMillis(2_500),
                        Duration.ofSeconds(60),
                        new RateLimits(1_000_000, 0, 0, Map.of()))));
    }

    @Test
    void picturesAreStoredAndComeBackAsUsual() throws Exception {
        var model = open();
        FxToolkit.on(() -> {
            model.largestPicture.set(VideoSettings.Resolution.HD);
            model.watchPictures.set(false);
            return true;
        });
        until(() -> stored.get().equals(USUAL.with(new VideoSettings(VideoSettings.Resolution.HD, false))));
        FxToolkit.on(() -> {
            model.resetStreaming();
            return true;
        });
        until(() -> stored.get().equals(USUAL));
    }

    @Test
    void whatWasTypedLastIsStoredWhenThePageIsLeft() throws Exception {
        var model = open();
        FxToolkit.on(() -> {
            model.tickMillis.set(30);
            opened.close();
            return true;
        });
        until(() -> stored.get().timing().tick().equals(Duration.ofMillis(30)));
    }

    @Test
    void whatAnotherClientStoredIsShownAndItsFinerPartsStay() throws Exception {
        var rateLimits = new RateLimits(1_000_001, 0, 0, Map.of("kids", 5_000_000L));
        var model = open();
        settings.save(
                RelaySettings.NAME,
                USUAL.with(Duration.ofMillis(40), Duration.ofMillis(1_250), Duration.ofMillis(10_500), rateLimits));
        until(() -> model.tickMillis.get() == 40 && model.capViewer.get() == 9);
        FxToolkit.on(() -> {
            model.tickMillis.set(50);
            return true;
        });
        until(() -> stored.get().timing().tick().equals(Duration.ofMillis(50)));
        assertThat(stored.get())
                .isEqualTo(USUAL.with(
                        Duration.ofMillis(50), Duration.ofMillis(1_250), Duration.ofMillis(10_500), rateLimits));
    }

    @Test
    void usualValuesComeBackAndCanBeUndone() throws Exception {
        var mine = USUAL.with(
                Duration.ofMillis(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                new RateLimits(1_000_000, 0, 0, Map.of()));
        settings.save(RelaySettings.NAME, mine);
        var model = open();
        FxToolkit.on(() -> {
            model.resetStreaming();
            return true;
        });
        until(() -> stored.get().timing().tick().equals(USUAL.timing().tick()));
        assertThat(stored.get().limits()).isEqualTo(mine.limits());
        assertThat(home.toasts.said).containsExactly("Reset to defaults.");
        FxToolkit.on(() -> {
            home.toasts.offered.getFirst().run();
            return true;
        });
        until(() -> stored.get().equals(mine) && model.tickMillis.get() == 10);
    }

    @Test
    void theStreamThatNeedsMostIsNamed() throws Exception {
        var model = open();
        until(() -> model.greediest().get().isPresent());
        assertThat(model.greediest().get().orElseThrow().name()).isEqualTo("Kanal Fyra");
    }

    private SettingsModel open() throws Exception {
        return FxToolkit.on(() -> {
            var model = new SettingsModel(settings, stats, home.background, home.fxBridge, home.toasts);
            opened = model.open();
            return model;
        });
    }
}
