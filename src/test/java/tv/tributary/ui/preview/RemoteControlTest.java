package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.cast.WindowPlayer;
import tv.tributary.cast.WindowPlayer.RemoteCommand;
import tv.tributary.cast.WindowPlayer.WindowPhase;
import tv.tributary.cast.WindowPlayer.WindowStatus;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;

@ExtendWith(FxToolkit.class)
class RemoteControlTest {
    private final ScriptedPlayer player = new ScriptedPlayer();
    private final Events events = new Events();
    private final WindowPlayer remote = new WindowPlayer();
    private final AtomicInteger shown = new AtomicInteger();
    private final PreviewModel model;
    private final Subscription listening;

    RemoteControlTest() throws Exception {
        var background = new Background(new SilentToasts());
        var fxBridge = new FxBridge(events);
        model = FxToolkit.on(() -> new PreviewModel(
                background,
                fxBridge,
                target -> "http://local/" + target.channel().orElseThrow().id(),
                (_, _) -> {},
                () -> Optional.of(player)));
        var channels = LongStream.rangeClosed(1, 9)
                .mapToObj(RemoteControlTest::channel)
                .toList();
        var zap = FxToolkit.on(() -> new ZapModel(model, () -> channels, _ -> true, background, fxBridge));
        listening = FxToolkit.on(() -> {
            var actions =
                    new PlayerActions(model, zap, new ScreenModel(), () -> {}, () -> {}, () -> {}, () -> {}, () -> {});
            var control = new RemoteControl(actions, () -> channels, shown::incrementAndGet, background);
            return Subscription.all(model.listen(), zap.listen(), control.listen(remote));
        });
    }

    private static Channel channel(long id) {
        return new Channel(new ChannelId(id), "Channel " + id, "", "", Long.toString(id), "");
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            listening.close();
            return true;
        });
        events.close();
    }

    private WindowStatus status() {
        return remote.live().get().orElseThrow();
    }

    private List<String> played() {
        return player.asked.stream().filter(one -> one.startsWith("play ")).toList();
    }

    private void send(RemoteCommand command, String wanted) throws Exception {
        assertThat(remote.send(command)).isTrue();
        until(() -> status().title().equals(wanted));
    }

    @Test
    void aClosedPlayerStartsWithTheFirstChannelAndGoesUpAndDown() throws Exception {
        assertThat(status().phase()).isEqualTo(WindowPhase.STOPPED);
        send(RemoteCommand.Key.PLAY, "Channel 1");
        until(() -> played().size() == 1);
        assertThat(shown).hasPositiveValue();
        send(RemoteCommand.Key.NEXT, "Channel 2");
        send(RemoteCommand.Key.PREVIOUS, "Channel 1");
        send(new RemoteCommand.Digits("07"), "Channel 7");
        send(new RemoteCommand.Watch(new ChannelId(4)), "Channel 4");
        assertThat(status().channel()).contains(new ChannelId(4));
        until(() -> played().getLast().contains("/4?"));
        send(RemoteCommand.Key.STOP, "");
        assertThat(status().phase()).isEqualTo(WindowPhase.STOPPED);
        send(RemoteCommand.Key.PLAY, "Channel 4");
    }

    @Test
    void whatIsPlayedIsHeldAndGoesOn() throws Exception {
        send(new RemoteCommand.Watch(new ChannelId(2)), "Channel 2");
        until(() -> played().size() == 1);
        FxToolkit.on(() -> {
            player.screens.getLast().soundOnly();
            return true;
        });
        until(() -> status().phase() == WindowPhase.PLAYING);
        remote.send(RemoteCommand.Key.PAUSE);
        until(() -> status().phase() == WindowPhase.PAUSED);
        remote.send(RemoteCommand.Key.PLAY);
        until(() -> status().phase() == WindowPhase.PLAYING);
        assertThat(player.asked).contains("hold", "go on");
    }

    @Test
    void itIsMadeLouderSilentAndFull() throws Exception {
        remote.send(new RemoteCommand.Volume(30));
        until(() -> status().volume() == 30);
        remote.send(RemoteCommand.Key.LOUDER);
        until(() -> status().volume() == 35);
        remote.send(RemoteCommand.Key.MUTE);
        until(() -> status().muted());
        remote.send(RemoteCommand.Key.UNMUTE);
        until(() -> !status().muted());
        // Nothing plays, so nothing is full.
        remote.send(RemoteCommand.Key.FULL_SCREEN);
        send(RemoteCommand.Key.PLAY, "Channel 1");
        assertThat(status().fullScreen()).isFalse();
        remote.send(RemoteCommand.Key.FULL_SCREEN);
        until(() -> status().fullScreen());
        remote.send(RemoteCommand.Key.WINDOW);
        until(() -> !status().fullScreen());
    }

    @Test
    void aClosedWindowDoesNothingAndSaysSo() throws Exception {
        FxToolkit.on(() -> {
            listening.close();
            return true;
        });
        assertThat(remote.send(RemoteCommand.Key.PLAY)).isFalse();
        assertThat(remote.live().get()).isEmpty();
    }
}
