package tv.tributary.cast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.cast.FakeChromecast.Mood;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.ReceiverLink.LinkTimes;
import tv.tributary.cast.ReceiverState.ReceiverPhase;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

@Timeout(60)
final class ChromecastRendererTest {
    private static final CastMedia CHANNEL =
            new CastMedia("http://192.168.1.2:8409/secret/watch/7.m3u8", "Das Erste", true, CastMedia.HLS);
    private static final CastMedia FILM =
            new CastMedia("http://192.168.1.2:8409/secret/movie/9.mp4", "Metropolis", false, "video/mp4");
    private static final LinkTimes QUICK = new LinkTimes(
            Duration.ofMillis(30),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofMillis(30),
            Duration.ofMillis(100),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20));

    @TempDir
    static Path folder;

    private final TempStore store = new TempStore();
    private final Receivers receivers = new Receivers(
            new Settings(store.database()),
            Map.of(ReceiverKind.CHROMECAST, new ChromecastRenderer(Duration.ofSeconds(2))),
            QUICK);
    private FakeChromecast chromecast;
    private long id;

    @BeforeEach
    void aChromecast() throws Exception {
        chromecast = new FakeChromecast(folder);
        id = add("Living room", chromecast);
    }

    private long add(String name, FakeChromecast device) {
        return receivers
                .add(Receiver.of(name, ReceiverKind.CHROMECAST, "127.0.0.1", device.port(), "", ""))
                .id();
    }

    @AfterEach
    void close() throws Exception {
        receivers.close();
        chromecast.close();
        store.close();
    }

    private ReceiverState awaitState(Predicate<ReceiverState> wanted) throws InterruptedException {
        return ReceiverStates.await(receivers, id, wanted);
    }

    private ReceiverState awaitPhase(ReceiverPhase phase) throws InterruptedException {
        return awaitState(state -> state.phase() == phase);
    }

    @Test
    void aChannelIsLiveTelevisionInTransportStreams() throws Exception {
        receivers.play(id, CHANNEL);
        assertThat(awaitPhase(ReceiverPhase.PLAYING).isSeekable()).isFalse();
        var media = chromecast.loads().getFirst();
        assertThat(media.get("contentId")).isEqualTo("http://192.168.1.2:8409/secret/watch/7.m3u8");
        assertThat(media.get("contentType")).isEqualTo("application/vnd.apple.mpegurl");
        assertThat(media.get("streamType")).isEqualTo("LIVE");
        assertThat(media.get("hlsSegmentFormat")).isEqualTo("ts");
        assertThat(String.valueOf(media.get("metadata"))).contains("title=Das Erste");
        assertThat(chromecast.pongs()).isPositive();
    }

    @Test
    void aFilmIsHeldSoughtAndStopped() throws Exception {
        receivers.play(id, FILM);
        awaitPhase(ReceiverPhase.PLAYING);
        assertThat(chromecast.loads().getFirst().get("streamType")).isEqualTo("BUFFERED");
        receivers.pause(id, true);
        awaitPhase(ReceiverPhase.PAUSED);
        receivers.seek(id, Duration.ofSeconds(61));
        var sought = awaitState(state -> state.position().equals(Duration.ofSeconds(61)));
        assertThat(sought.length()).isEqualTo(Duration.ofMinutes(90));
        receivers.pause(id, false);
        awaitPhase(ReceiverPhase.PLAYING);
        receivers.volume(id, 40);
        awaitState(state -> state.volume().orElse(0) == 40);
        receivers.stop(id);
        awaitPhase(ReceiverPhase.IDLE);
        assertThat(chromecast.asked()).containsExactly("LAUNCH", "LOAD", "PAUSE", "SEEK", "PLAY", "SET_VOLUME", "STOP");
    }

    @Test
    void theNextChannelStartsNoSecondApplication() throws Exception {
        receivers.play(id, CHANNEL);
        awaitPhase(ReceiverPhase.PLAYING);
        receivers.play(id, FILM);
        assertThat(awaitState(state -> state.title().equals("Metropolis") && state.phase() == ReceiverPhase.PLAYING)
                        .isSeekable())
                .isTrue();
        assertThat(chromecast.asked()).containsExactly("LAUNCH", "LOAD", "LOAD");
    }

    @Test
    void whatIsEndedThereIsOverHere() throws Exception {
        receivers.play(id, CHANNEL);
        awaitPhase(ReceiverPhase.PLAYING);
        chromecast.endByHand();
        assertThat(awaitPhase(ReceiverPhase.IDLE).title()).isEmpty();
    }

    @Test
    void aLostNetworkIsToldAndTheSameFilmIsFoundAgain() throws Exception {
        receivers.play(id, FILM);
        awaitPhase(ReceiverPhase.PLAYING);
        chromecast.vanish();
        assertThat(awaitPhase(ReceiverPhase.LOST).words())
                .isEqualTo("The connection to Living room is lost. It is being looked for.");
        chromecast.returnAgain();
        assertThat(awaitPhase(ReceiverPhase.PLAYING).title()).isEqualTo("Metropolis");
        assertThat(chromecast.loads()).hasSize(1);
    }

    @Test
    void oneThatHangsIsLostAndDisturbsNoOther() throws Exception {
        try (var other = new FakeChromecast(folder)) {
            long second = add("Kitchen", other);
            receivers.play(id, FILM);
            receivers.play(second, CHANNEL);
            awaitPhase(ReceiverPhase.PLAYING);
            chromecast.mood = Mood.SILENT;
            receivers.volume(second, 10);
            assertThat(other.level()).isEqualTo(0.1);
            awaitPhase(ReceiverPhase.LOST);
            receivers.pause(second, true);
            assertThat(ReceiverStates.await(receivers, second, state -> state.phase() == ReceiverPhase.PAUSED)
                            .title())
                    .isEqualTo("Das Erste");
            chromecast.mood = Mood.USUAL;
            awaitPhase(ReceiverPhase.PLAYING);
        }
    }

    @Test
    void giantLengthsAndNoiseAreNoConnection() throws Exception {
        for (var mood : new Mood[] {Mood.GIANT, Mood.NOISE}) {
            chromecast.mood = mood;
            assertThatThrownBy(() -> receivers.play(id, FILM))
                    .as(mood.name())
                    .hasMessage("Living room does not answer. Check that it is switched on and in the same network.");
        }
        chromecast.mood = Mood.USUAL;
        receivers.play(id, FILM);
        awaitPhase(ReceiverPhase.PLAYING);
        chromecast.mood = Mood.GIANT;
        awaitPhase(ReceiverPhase.LOST);
        receivers.stop(id);
        assertThat(awaitPhase(ReceiverPhase.IDLE).words()).isEmpty();
    }

    @Test
    void whatItCannotPlayIsSaid() {
        chromecast.mood = Mood.UNABLE;
        assertThatThrownBy(() -> receivers.play(id, FILM)).hasMessage("Living room cannot play “Metropolis”.");
        assertThat(receivers.find(id).orElseThrow().state().phase()).isEqualTo(ReceiverPhase.FAILED);
    }
}
