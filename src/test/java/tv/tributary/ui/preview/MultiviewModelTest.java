package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.preview.MultiviewModel.Stage;

@ExtendWith(FxToolkit.class)
class MultiviewModelTest {
    private final Events events = new Events();
    private final Background background = new Background(new SilentToasts());
    private final FxBridge fxBridge = new FxBridge(events);
    private final ScriptedPlayer main = new ScriptedPlayer();
    private final List<ScriptedPlayer> players = new ArrayList<>();
    private final PreviewSources sources = new PreviewSources(
            target -> "http://local/" + target.channel().orElseThrow().id(),
            () -> LongStream.rangeClosed(1, 9).mapToObj(MultiviewModelTest::row).toList(),
            SampleStats::idle,
            _ -> List.of(),
            (_, _) -> {});
    private final PreviewModel player;
    private final ZapModel zap;
    private final MultiviewModel model;
    private final Subscription listening;

    MultiviewModelTest() throws Exception {
        player = FxToolkit.on(() -> player(main));
        zap = FxToolkit.on(() -> new ZapModel(player, sources::channels, sources::isRunning, background, fxBridge));
        model = FxToolkit.on(() -> new MultiviewModel(
                player,
                zap,
                _ -> {
                    var tile = new ScriptedPlayer();
                    players.add(tile);
                    return player(tile);
                },
                sources,
                new LatestQuery(background)));
        listening = FxToolkit.on(() -> Subscription.all(player.listen(), zap.listen(), model.listen()));
    }

    @AfterEach
    void leave() throws Exception {
        fx(listening::close);
        events.close();
    }

    @Test
    void itOffersWhatPlaysHere() throws Exception {
        playAndChoose();
        assertThat(model.chosen).containsExactly(row(3));
        assertThat(asked(0)).isEmpty();
    }

    @Test
    void nothingIsOpenedBeforeItIsWanted() throws Exception {
        playAndChoose();
        fx(() -> {
            model.toggle(row(4));
            model.leave();
        });
        assertThat(model.stage().get()).isEqualTo(Stage.CLOSED);
        assertThat(players).allSatisfy(tile -> assertThat(tile.asked).isEmpty());
        assertThat(player.target.get()).isPresent();
    }

    @Test
    void fourAreTheMost() throws Exception {
        playAndChoose();
        fx(() -> {
            for (var id = 4; id <= 9; id++) model.toggle(row(id));
        });
        assertThat(model.chosen).containsExactly(row(3), row(4), row(5), row(6));
        fx(() -> model.toggle(row(4)));
        assertThat(model.chosen).containsExactly(row(3), row(5), row(6));
    }

    @Test
    void oneIsHeardAndEachKeyChoosesAnother() throws Exception {
        watchTwo();
        assertThat(muted()).containsExactly(false, true, true, true);
        fx(() -> model.hear(1));
        assertThat(muted()).containsExactly(true, false, true, true);
        // There is no third.
        fx(() -> model.hear(2));
        assertThat(muted()).containsExactly(true, false, true, true);
    }

    @Test
    void theOnePictureGivesWayAndComesBackWithWhatWasHeard() throws Exception {
        watchTwo();
        assertThat(player.target.get()).isEmpty();
        fx(() -> {
            model.hear(1);
            model.leave();
        });
        assertThat(player.target.get().map(PreviewTarget::title)).contains("Channel 4");
        until(() -> main.asked.contains("play http://local/4?use=preview&behind=400"));
        assertThat(model.tiles).allSatisfy(tile -> assertThat(tile.target.get()).isEmpty());
    }

    private void playAndChoose() throws Exception {
        fx(() -> {
            zap.choose(PreviewTarget.of(row(3).channel()));
            model.choose();
        });
        until(() -> !model.chosen.isEmpty());
    }

    private void watchTwo() throws Exception {
        playAndChoose();
        fx(() -> {
            model.toggle(row(4));
            model.start();
        });
        until(() -> !asked(0).isEmpty() && !asked(1).isEmpty());
        assertThat(asked(0)).containsExactly("play http://local/3?use=preview&behind=400");
        assertThat(asked(1)).containsExactly("play http://local/4?use=preview&behind=400");
    }

    private List<Boolean> muted() {
        return model.tiles.stream().map(tile -> tile.muted.get()).toList();
    }

    private List<String> asked(int tile) {
        return players.get(tile).asked.stream()
                .filter(asked -> asked.startsWith("play"))
                .toList();
    }

    private PreviewModel player(ScriptedPlayer scripted) {
        return new PreviewModel(
                background, fxBridge, sources.localUrl(), sources.progress(), () -> Optional.of(scripted));
    }

    private static ChannelRow row(long id) {
        var channel = new Channel(new ChannelId(id), "Channel " + id, "", "", Long.toString(id), "");
        return new ChannelRow(channel, 1, List.of(new ProviderId(1)));
    }

    private static void fx(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return List.of();
        });
    }
}
