package tv.tributary.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.hls.HlsSettings.Variants;
import tv.tributary.settings.Settings;
import tv.tributary.stats.HostResources;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class HlsChoicesTest {
    private static final HlsSettings USUAL = HlsSettings.defaults();
    private static final HostResources LARGE = new HostResources(16L << 30, 768L << 20);

    private final Household home = new Household();
    private final Settings settings = new Settings(home.store.database());
    private final LatestValue<HlsSettings> stored = settings.of(HlsSettings.NAME, USUAL);
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
    void whatIsChosenIsStoredAfterAMoment() throws Exception {
        var choices = open(LARGE);
        FxToolkit.on(() -> {
            choices.memoryMegabytes.set(512);
            choices.timeShiftMinutes.set(90);
            choices.variants.set(Variants.ADAPTIVE);
            choices.lowLatency.set(true);
            return true;
        });
        until(() -> stored.get().equals(new HlsSettings(512L << 20, Duration.ofMinutes(90), Variants.ADAPTIVE, true)));
    }

    @Test
    void whatWasTypedLastIsStoredWhenThePageIsLeft() throws Exception {
        var choices = open(LARGE);
        FxToolkit.on(() -> {
            choices.timeShiftMinutes.set(15);
            opened.close();
            return true;
        });
        until(() -> stored.get().timeShift().equals(Duration.ofMinutes(15)));
    }

    @Test
    void whatAnotherClientStoredIsShownAndItsFinerPartsStay() throws Exception {
        var choices = open(LARGE);
        settings.save(
                HlsSettings.NAME, new HlsSettings((100L << 20) + 5, Duration.ofSeconds(150), Variants.ADAPTIVE, false));
        until(() -> choices.memoryMegabytes.get() == 100 && choices.timeShiftMinutes.get() == 2);
        FxToolkit.on(() -> {
            choices.lowLatency.set(true);
            return true;
        });
        until(() -> stored.get().lowLatency());
        assertThat(stored.get())
                .isEqualTo(new HlsSettings((100L << 20) + 5, Duration.ofSeconds(150), Variants.ADAPTIVE, true));
    }

    @Test
    void usualValuesComeBackAndCanBeUndone() throws Exception {
        var mine = new HlsSettings(64L << 20, Duration.ofHours(1), Variants.ADAPTIVE, true);
        settings.save(HlsSettings.NAME, mine);
        var choices = open(LARGE);
        FxToolkit.on(() -> {
            choices.reset();
            return true;
        });
        until(() -> stored.get().equals(USUAL));
        FxToolkit.on(() -> {
            home.toasts.offered.getFirst().run();
            return true;
        });
        until(() -> stored.get().equals(mine) && choices.timeShiftMinutes.get() == 60);
    }

    @Test
    void noMoreMemoryCanBeChosenThanThereIs() throws Exception {
        assertThat(open(LARGE).mostMegabytes()).isEqualTo(768);
    }

    @Test
    void whatIsStoredAlreadyCanStayEvenIfItIsMore() throws Exception {
        settings.save(HlsSettings.NAME, new HlsSettings(1L << 30, Duration.ZERO, Variants.BEST, false));
        assertThat(open(LARGE).mostMegabytes()).isEqualTo(1024);
    }

    private HlsChoices open(HostResources hostResources) throws Exception {
        return FxToolkit.on(() -> {
            var choices = new HlsChoices(settings, hostResources, home.background, home.fxBridge, home.toasts);
            opened = choices.open();
            return choices;
        });
    }
}
