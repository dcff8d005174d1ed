package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;

@ExtendWith(FxToolkit.class)
class PreviewModelTest {
    private static final PreviewTarget ONE = target(1, "One");
    private static final PreviewTarget TWO = target(2, "Two");

    private final ScriptedPlayer player = new ScriptedPlayer();
    private final Events events = new Events();
    private volatile Optional<VideoPlayer> found = Optional.of(player);
    private final PreviewModel model;
    /// How far films are, in seconds.
    private final List<String> told = new ArrayList<>();
    private final Subscription listening;

    PreviewModelTest() throws Exception {
        model = FxToolkit.on(() -> new PreviewModel(
                new Background(new SilentToasts()),
                new FxBridge(events),
                target -> "http://local/"
                        + target.channel()
                                .map(Channel::id)
                                .map(ChannelId::toString)
                                .orElseGet(target::title),
                (film, position) -> told.add(film.id() + " " + position.now().toSeconds()),
                () -> found));
        listening = FxToolkit.on(model::listen);
    }

    @AfterEach
    void leave() throws Exception {
        fx(listening::close);
        events.close();
    }

    @Test
    void playingOpensOurOwnRelay() throws Exception {
        play(ONE);
        assertThat(player.asked).contains("play http://local/1?use=preview&behind=400");
        assertThat(model.state.get()).isEqualTo(PlayState.OPENING);
    }

    @Test
    void theFirstPictureEndsOpening() throws Exception {
        play(ONE);
        onOutput(0, output -> output.picture(new WritableImage(1, 1)));
        assertThat(model.state.get()).isEqualTo(PlayState.PLAYING);
    }

    @Test
    void itDoesNotPlayBeforeItsPictureIsThere() throws Exception {
        play(ONE);
        onOutput(0, VideoOutput::playing);
        assertThat(model.state.get()).isEqualTo(PlayState.OPENING);
    }

    @Test
    void anotherChannelTakesThePlaceOfTheOldOneWithoutAStop() throws Exception {
        play(ONE);
        play(TWO);
        var asked = player.asked.stream().filter(it -> !it.startsWith("volume")).toList();
        assertThat(asked)
                .containsExactly(
                        "play http://local/1?use=preview&behind=400", "play http://local/2?use=preview&behind=400");
    }

    @Test
    void theOldPictureStandsUntilTheNewOneComes() throws Exception {
        var old = new WritableImage(1, 1);
        var next = new WritableImage(1, 1);
        play(ONE);
        onOutput(0, output -> output.picture(old));
        play(TWO);
        assertThat(model.picture.get()).contains(old);
        onOutput(1, output -> output.picture(next));
        assertThat(model.picture.get()).contains(next);
    }

    @Test
    void aRadioChannelHasNoPictureOfTheOneBefore() throws Exception {
        play(ONE);
        onOutput(0, output -> output.picture(new WritableImage(1, 1)));
        play(TWO);
        onOutput(1, VideoOutput::soundOnly);
        assertThat(model.picture.get()).isEmpty();
        assertThat(model.state.get()).isEqualTo(PlayState.PLAYING);
    }

    @Test
    void whatComesLateFromTheOldChannelIsDropped() throws Exception {
        play(ONE);
        play(TWO);
        onOutput(0, VideoOutput::failed);
        assertThat(model.state.get()).isEqualTo(PlayState.OPENING);
    }

    @Test
    void aChannelThatIsOnlyShownIsNotOpened() throws Exception {
        play(ONE);
        onOutput(0, output -> output.picture(new WritableImage(1, 1)));
        fx(() -> model.show(TWO));
        assertThat(model.target.get()).contains(TWO);
        assertThat(model.state.get()).isEqualTo(PlayState.OPENING);
        assertThat(player.asked).doesNotContain("play http://local/2?use=preview&behind=400");
    }

    @Test
    void backToTheOneThatPlaysItJustGoesOn() throws Exception {
        play(ONE);
        onOutput(0, output -> output.picture(new WritableImage(1, 1)));
        fx(() -> {
            model.show(TWO);
            model.show(ONE);
        });
        assertThat(model.state.get()).isEqualTo(PlayState.PLAYING);
    }

    @Test
    void aPictureIsHeldAndGoesOn() throws Exception {
        play(ONE);
        onOutput(0, output -> output.picture(new WritableImage(1, 1)));
        fx(model::togglePause);
        assertThat(model.state.get()).isEqualTo(PlayState.PAUSED);
        fx(model::togglePause);
        assertThat(model.state.get()).isEqualTo(PlayState.PLAYING);
        assertThat(player.asked).endsWith("hold", "go on");
    }

    @Test
    void theLastSecondsAreShownAgainAsFarAsTheyAreHeld() throws Exception {
        play(ONE);
        for (var url : List.of("5000", "10000")) {
            onOutput(player.screens.size() - 1, output -> output.picture(new WritableImage(1, 1)));
            fx(model::goBack);
            until(() -> player.asked.getLast().equals("play http://local/1?use=preview&behind=" + url));
        }
        onOutput(player.screens.size() - 1, output -> output.picture(new WritableImage(1, 1)));
        fx(model::goBack);
        assertThat(model.state.get()).isEqualTo(PlayState.PLAYING);
        play(TWO);
        assertThat(model.back.get()).isZero();
        assertThat(player.asked).endsWith("play http://local/2?use=preview&behind=400");
    }

    @Test
    void theRelaysReasonIsTold() throws Exception {
        play(ONE);
        events.publish(new Event.StreamFailed(Instant.EPOCH, new ChannelId(1), "One", FailureReason.REFUSED));
        until(() -> model.state.get() == PlayState.FAILED);
        assertThat(model.reason.get()).isEqualTo(Messages.of(FailureReason.REFUSED));
    }

    @Test
    void troubleOfOtherChannelsIsNotOurs() throws Exception {
        play(ONE);
        events.publish(new Event.StreamFailed(Instant.EPOCH, new ChannelId(2), "Two", FailureReason.REFUSED));
        events.publish(new Event.StreamFailed(Instant.EPOCH, new ChannelId(1), "One", FailureReason.STALLED));
        until(() -> model.state.get() == PlayState.FAILED);
        assertThat(model.reason.get()).isEqualTo(Messages.of(FailureReason.STALLED));
    }

    @Test
    void aReasonBelongsToTheChannelThatFailed() throws Exception {
        play(ONE);
        onOutput(0, VideoOutput::failed);
        assertThat(model.reason.get()).isNotEmpty();
        fx(() -> model.show(TWO));
        assertThat(model.reason.get()).isEmpty();
    }

    @Test
    void withoutVlcItSaysSo() throws Exception {
        found = Optional.empty();
        fx(() -> model.play(ONE));
        until(() -> model.state.get() == PlayState.NO_PLAYER);
        assertThat(player.asked).isEmpty();
    }

    @Test
    void muteIsSilenceAndRemembersTheVolume() throws Exception {
        play(ONE);
        fx(() -> {
            model.volume.set(40);
            model.muted.set(true);
            model.muted.set(false);
        });
        assertThat(player.asked).endsWith("volume 40", "volume 0", "volume 40");
    }

    @Test
    void aChangedVolumeIsHeard() throws Exception {
        fx(() -> {
            model.volume.set(98);
            model.muted.set(true);
            model.louder();
        });
        assertThat(model.volume.get()).isEqualTo(100);
        assertThat(model.muted.get()).isFalse();
    }

    @Test
    void theEndOfTheWindowStopsAndReleases() throws Exception {
        play(ONE);
        fx(listening::close);
        assertThat(player.asked).endsWith("stop", "close");
        assertThat(model.target.get()).isEmpty();
    }

    @Test
    void aFilmStartsWhereItWasLeftAndTellsHowFarItIs() throws Exception {
        var film = new PreviewTarget.FilmTarget(7, 0, "", Duration.ofMinutes(20));
        play(PreviewTarget.of(film, "Film"));
        assertThat(player.asked).contains("play http://local/Film?use=preview from 1200");
        at(1_205);
        assertThat(told).isEmpty();
        at(1_211);
        assertThat(told).containsExactly("7 1211");
        FxToolkit.on(() -> {
            model.goOn();
            return true;
        });
        assertThat(player.asked).contains("seek 1221");
        FxToolkit.on(() -> {
            model.leave();
            return true;
        });
        assertThat(told).containsExactly("7 1211", "7 1221");
    }

    @Test
    void anotherPlaceInAChannelIsNotSought() throws Exception {
        play(ONE);
        FxToolkit.on(() -> {
            model.seek(Duration.ofSeconds(5));
            return true;
        });
        assertThat(player.asked).noneMatch(asked -> asked.startsWith("seek"));
    }

    /// The player is so far.
    private void at(int seconds) throws Exception {
        FxToolkit.on(() -> {
            player.screens.getLast().position(new PlayPosition(Duration.ofSeconds(seconds), Duration.ofHours(2)));
            return true;
        });
    }

    private static PreviewTarget target(long id, String name) {
        return PreviewTarget.of(new Channel(new ChannelId(id), name, "", "", Long.toString(id), ""));
    }

    private void play(PreviewTarget target) throws Exception {
        var before = player.screens.size();
        fx(() -> model.play(target));
        until(() -> player.screens.size() > before);
        assertThat(player.screens).hasSize(before + 1);
    }

    private void onOutput(int number, Consumer<VideoOutput> news) throws Exception {
        fx(() -> news.accept(player.screens.get(number)));
    }

    private static void fx(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return List.of();
        });
    }
}
