package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;
import tv.tributary.ui.SampleSharing;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;
import tv.tributary.ui.preview.PreviewModel.PlayState;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;

@ExtendWith(FxToolkit.class)
class PreviewModelTest {
    private static final ChannelId ONE = new ChannelId(1);
    private static final ChannelId TWO = new ChannelId(2);

    private final ScriptedPlayer player = new ScriptedPlayer();
    private final Events events = new Events();
    private final SilentToasts toasts = new SilentToasts();
    private volatile Optional<VideoPlayer> found = Optional.of(player);
    private final PreviewModel model;
    private Subscription opened = Subscription.none();

    PreviewModelTest() throws Exception {
        model = FxToolkit.on(() -> new PreviewModel(
                new Background(toasts),
                new FxBridge(events),
                toasts,
                id -> "http://local/" + id,
                SampleSharing.of(toasts, new ProgramLauncher(List.of())),
                () -> found,
                new ExternalPlayer(new ProgramLauncher(List.of()))));
    }

    @BeforeEach
    void open() throws Exception {
        FxToolkit.on(() -> {
            opened = model.open();
            return true;
        });
    }

    @AfterEach
    void leave() throws Exception {
        FxToolkit.on(() -> {
            opened.close();
            return true;
        });
        events.close();
    }

    @Test
    void playingOpensOurOwnRelay() throws Exception {
        play(ONE);
        assertThat(player.asked).contains("play http://local/1?use=preview");
        assertThat(model.state.get()).isEqualTo(PlayState.OPENING);
    }

    @Test
    void theFirstPictureEndsOpening() throws Exception {
        play(ONE);
        onScreen(0, VideoOutput::playing);
        assertThat(model.state.get()).isEqualTo(PlayState.PLAYING);
    }

    @Test
    void anotherChannelStopsTheOldOneFirst() throws Exception {
        play(ONE);
        play(TWO);
        var asked = player.asked.stream().filter(it -> !it.startsWith("volume")).toList();
        assertThat(asked).containsExactly("play http://local/1?use=preview", "stop", "play http://local/2?use=preview");
    }

    @Test
    void whatComesLateFromTheOldChannelIsDropped() throws Exception {
        play(ONE);
        play(TWO);
        onScreen(0, VideoOutput::failed);
        assertThat(model.state.get()).isEqualTo(PlayState.OPENING);
    }

    @Test
    void theRelaysReasonIsTold() throws Exception {
        play(ONE);
        events.publish(new Event.StreamFailed(Instant.EPOCH, ONE, "One", FailureReason.REFUSED));
        awaitState(PlayState.FAILED::equals);
        assertThat(model.reason.get()).isEqualTo(Messages.of(FailureReason.REFUSED));
    }

    @Test
    void troubleOfOtherChannelsIsNotOurs() throws Exception {
        play(ONE);
        events.publish(new Event.StreamFailed(Instant.EPOCH, TWO, "Two", FailureReason.REFUSED));
        events.publish(new Event.StreamFailed(Instant.EPOCH, ONE, "One", FailureReason.STALLED));
        awaitState(PlayState.FAILED::equals);
        assertThat(model.reason.get()).isEqualTo(Messages.of(FailureReason.STALLED));
    }

    @Test
    void withoutVlcItSaysSo() throws Exception {
        found = Optional.empty();
        FxToolkit.on(() -> {
            model.play(ONE, "One");
            return true;
        });
        awaitState(PlayState.NO_PLAYER::equals);
        assertThat(player.asked).isEmpty();
    }

    @Test
    void muteIsSilenceAndRemembersTheVolume() throws Exception {
        play(ONE);
        FxToolkit.on(() -> {
            model.volume.set(40);
            model.muted.set(true);
            model.muted.set(false);
            return true;
        });
        assertThat(player.asked).endsWith("volume 40", "volume 0", "volume 40");
    }

    @Test
    void leavingThePageStopsAndReleases() throws Exception {
        play(ONE);
        FxToolkit.on(() -> {
            opened.close();
            return true;
        });
        assertThat(player.asked).endsWith("stop", "close");
        assertThat(model.channel.get()).isEmpty();
    }

    @Test
    void noOtherPlayerIsToldPlainly() throws Exception {
        FxToolkit.on(() -> {
            model.openExternally(ONE, "One");
            return true;
        });
        settleUntil(() -> !toasts.failed.isEmpty());
        assertThat(toasts.failed).containsExactly(Messages.of("preview.external.failed"));
    }

    private void play(ChannelId id) throws Exception {
        var before = player.screens.size();
        FxToolkit.on(() -> {
            model.play(id, "Channel " + id);
            return true;
        });
        settleUntil(() -> player.screens.size() > before);
        assertThat(player.screens).hasSize(before + 1);
    }

    private static void settleUntil(BooleanSupplier done) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!done.getAsBoolean() && System.nanoTime() < deadline) FxToolkit.settle();
    }

    private void onScreen(int number, Consumer<VideoOutput> news) throws Exception {
        FxToolkit.on(() -> {
            news.accept(player.screens.get(number));
            return true;
        });
    }

    private void awaitState(Predicate<PlayState> wanted) throws Exception {
        var reached = new CountDownLatch(1);
        FxToolkit.on(() -> model.state.subscribe(now -> {
            if (wanted.test(now)) reached.countDown();
        }));
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
