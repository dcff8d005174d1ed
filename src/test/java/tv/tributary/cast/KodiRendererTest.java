package tv.tributary.cast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.Receiver.ReceiverRefused;
import tv.tributary.cast.ReceiverLink.LinkTimes;
import tv.tributary.cast.ReceiverState.ReceiverPhase;
import tv.tributary.net.Http;
import tv.tributary.net.PostClient;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.FakeKodi;
import tv.tributary.testkit.TempStore;

@Timeout(30)
final class KodiRendererTest {
    private static final CastMedia CHANNEL =
            new CastMedia("http://192.168.1.2:8409/secret/watch/7.ts", "Das Erste", true, "video/mp2t");
    private static final CastMedia FILM =
            new CastMedia("http://192.168.1.2:8409/secret/movie/9.mkv", "Metropolis", false, "video/x-matroska");
    private static final LinkTimes QUICK = new LinkTimes(
            Duration.ofMillis(30),
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofMillis(30),
            Duration.ofMillis(100),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10));

    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final FakeKodi kodi = new FakeKodi();
    private final Receivers receivers = receivers(QUICK);
    private final long id = add(receivers, "Living room", kodi.port());

    private Receivers receivers(LinkTimes times) {
        var renderer = new KodiRenderer(new PostClient(http, Duration.ofSeconds(2)));
        return new Receivers(new Settings(store.database()), Map.of(ReceiverKind.KODI, renderer), times);
    }

    private static long add(Receivers receivers, String name, int port) {
        return receivers
                .add(Receiver.of(name, ReceiverKind.KODI, "127.0.0.1", port, "", ""))
                .id();
    }

    @AfterEach
    void close() {
        receivers.close();
        kodi.close();
        http.close();
        store.close();
    }

    private ReceiverState state(long which) {
        return receivers.find(which).orElseThrow().state();
    }

    /// Waits for a state of the player.
    private ReceiverState awaitState(Predicate<ReceiverState> wanted) throws InterruptedException {
        return ReceiverStates.await(receivers, id, wanted);
    }

    private ReceiverState awaitPhase(ReceiverPhase phase) throws InterruptedException {
        return awaitState(state -> state.phase() == phase);
    }

    @Test
    void itPlaysAChannel() throws Exception {
        receivers.play(id, CHANNEL);
        var playing = awaitPhase(ReceiverPhase.PLAYING);
        assertThat(kodi.file()).isEqualTo("http://192.168.1.2:8409/secret/watch/7.ts");
        assertThat(playing.title()).isEqualTo("Das Erste");
        assertThat(playing.isSeekable()).isFalse();
        assertThat(playing.volume()).hasValue(100);
    }

    @Test
    void aFilmIsHeldSoughtAndStopped() throws Exception {
        receivers.play(id, FILM);
        awaitPhase(ReceiverPhase.PLAYING);
        receivers.pause(id, true);
        awaitPhase(ReceiverPhase.PAUSED);
        receivers.seek(id, Duration.ofSeconds(3_725));
        var sought = awaitState(state -> state.position().equals(Duration.ofSeconds(3_725)));
        assertThat(sought.length()).isEqualTo(Duration.ofMinutes(90));
        receivers.pause(id, false);
        awaitPhase(ReceiverPhase.PLAYING);
        receivers.volume(id, 40);
        awaitState(state -> state.volume().orElse(0) == 40);
        receivers.stop(id);
        awaitPhase(ReceiverPhase.IDLE);
        assertThat(kodi.file()).isEmpty();
        assertThat(kodi.methods())
                .containsExactly(
                        "JSONRPC.Ping",
                        "Player.Open",
                        "Player.PlayPause",
                        "Player.Seek",
                        "Player.PlayPause",
                        "Application.SetVolume",
                        "Player.Stop");
    }

    @Test
    void whatIsStoppedThereIsOverHere() throws Exception {
        receivers.play(id, CHANNEL);
        awaitPhase(ReceiverPhase.PLAYING);
        kodi.stopByHand();
        assertThat(awaitPhase(ReceiverPhase.IDLE).title()).isEmpty();
    }

    @Test
    void aLostNetworkIsToldAndTheSameFilmIsFoundAgain() throws Exception {
        receivers.play(id, FILM);
        awaitPhase(ReceiverPhase.PLAYING);
        kodi.vanish();
        var lost = awaitPhase(ReceiverPhase.LOST);
        assertThat(lost.words()).isEqualTo("The connection to Living room is lost. It is being looked for.");
        assertThat(lost.title()).isEqualTo("Metropolis");
        kodi.returnAgain();
        assertThat(awaitPhase(ReceiverPhase.PLAYING).words()).isEmpty();
    }

    @Test
    void oneThatComesBackWithoutTheFilmSaysSo() throws Exception {
        receivers.play(id, FILM);
        awaitPhase(ReceiverPhase.PLAYING);
        kodi.vanish();
        awaitPhase(ReceiverPhase.LOST);
        kodi.stopByHand();
        kodi.returnAgain();
        assertThat(awaitPhase(ReceiverPhase.IDLE).words())
                .isEqualTo("Living room is back, but no longer plays what was sent.");
    }

    @Test
    void aLostOneIsStoppedAtOnce() throws Exception {
        receivers.play(id, FILM);
        awaitPhase(ReceiverPhase.PLAYING);
        kodi.vanish();
        awaitPhase(ReceiverPhase.LOST);
        receivers.stop(id);
        assertThat(state(id).phase()).isEqualTo(ReceiverPhase.IDLE);
    }

    @Test
    void aLostPlayerDisturbsNoOther() throws Exception {
        try (var other = new FakeKodi()) {
            long second = add(receivers, "Kitchen", other.port());
            receivers.play(id, FILM);
            receivers.play(second, CHANNEL);
            awaitPhase(ReceiverPhase.PLAYING);
            kodi.vanish();
            awaitPhase(ReceiverPhase.LOST);
            receivers.volume(second, 10);
            assertThat(other.volume()).isEqualTo(10);
            assertThat(ReceiverStates.await(
                                    receivers, second, state -> state.volume().orElse(0) == 10)
                            .phase())
                    .isEqualTo(ReceiverPhase.PLAYING);
        }
    }

    @Test
    void oneThatIsNotThereIsSaidToBeOff() {
        kodi.vanish();
        assertThatThrownBy(() -> receivers.play(id, CHANNEL))
                .isInstanceOf(ReceiverRefused.class)
                .hasMessage("Living room does not answer. Check that it is switched on and in the same network.");
        assertThat(state(id).phase()).isEqualTo(ReceiverPhase.FAILED);
    }

    @Test
    void oneThatShowsNothingIsGivenUp() throws Exception {
        receivers.play(id, CHANNEL);
        awaitPhase(ReceiverPhase.PLAYING);
        kodi.refuse("Invalid params.");
        assertThatThrownBy(() -> receivers.play(id, FILM)).hasMessage("Living room does not do that: Invalid params.");
        assertThat(state(id).phase()).isEqualTo(ReceiverPhase.FAILED);
    }

    @Test
    void aLoginIsAskedForAndKept() {
        kodi.wantLogin("Basic a29kaTpzZWNyZXQ=");
        assertThatThrownBy(() -> receivers.play(id, CHANNEL))
                .hasMessage("Living room asks for a user name and a password. Check both.");
        receivers.login(id, "kodi", "secret");
        receivers.play(id, CHANNEL);
        assertThat(kodi.file()).isEqualTo(CHANNEL.url());
        assertThat(receivers.find(id)).map(one -> one.receiver().toString()).contains("Receiver[1, KODI]");
    }

    @Test
    void nothingIsSentBeyondTheHomeNetwork() {
        long outside = receivers
                .add(Receiver.of("Elsewhere", ReceiverKind.KODI, "203.0.113.7", 80, "", ""))
                .id();
        assertThatThrownBy(() -> receivers.play(outside, CHANNEL)).isInstanceOf(ReceiverRefused.class);
    }

    @Test
    void aFoundOneIsTheSameAtAnotherAddress() {
        receivers.found(Receiver.found("Bedroom", ReceiverKind.KODI, "192.168.1.30", 8080, "bedroom"));
        receivers.found(Receiver.found("Bedroom", ReceiverKind.KODI, "192.168.1.31", 8080, "bedroom"));
        var found = receivers.live().get().getLast();
        assertThat(receivers.live().get()).hasSize(2);
        assertThat(found.receiver().address()).isEqualTo("192.168.1.31");
        assertThat(receivers.rename(found.receiver().id(), "Upstairs")).isPresent();
        receivers.left(ReceiverKind.KODI, "bedroom");
        assertThat(receivers.live().get()).hasSize(1);
        receivers.found(Receiver.found("Bedroom", ReceiverKind.KODI, "192.168.1.31", 8080, "bedroom"));
        assertThat(receivers.live().get().getLast().receiver().name()).isEqualTo("Upstairs");
    }

    @Test
    void whatIsAddedByHandIsKeptOverAStart() {
        try (var again = receivers(QUICK)) {
            assertThat(again.find(id).map(one -> one.receiver().name())).isEqualTo(Optional.of("Living room"));
            assertThat(again.remove(id)).isPresent();
            assertThat(again.live().get()).isEmpty();
        }
    }
}
