package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;

@ExtendWith(FxToolkit.class)
class ZapModelTest {
    private final ScriptedPlayer player = new ScriptedPlayer();
    private final Events events = new Events();
    private final Set<ChannelId> running = ConcurrentHashMap.newKeySet();
    private final PreviewModel model;
    private final ZapModel zap;
    private final Subscription listening;

    ZapModelTest() throws Exception {
        var background = new Background(new SilentToasts());
        var fxBridge = new FxBridge(events);
        model = FxToolkit.on(() -> new PreviewModel(
                background,
                fxBridge,
                target -> "http://local/" + target.channel().orElseThrow().id(),
                (_, _) -> {},
                () -> Optional.of(player)));
        zap = FxToolkit.on(() -> new ZapModel(
                model,
                () -> LongStream.rangeClosed(1, 9)
                        .mapToObj(ZapModelTest::channel)
                        .toList(),
                running::contains,
                background,
                fxBridge));
        listening = FxToolkit.on(() -> Subscription.all(model.listen(), zap.listen()));
    }

    @BeforeEach
    void playTheFirst() throws Exception {
        fx(() -> zap.choose(PreviewTarget.of(channel(1))));
        until(() -> played().size() == 1 && !zap.channels.get().channels().isEmpty());
    }

    @AfterEach
    void leave() throws Exception {
        fx(listening::close);
        events.close();
    }

    @Test
    void ofAQuickSeriesOnlyTheLastIsOpened() throws Exception {
        fx(() -> {
            for (var n = 0; n < 5; n++) zap.step(1);
        });
        assertThat(title()).isEqualTo("Channel 6");
        until(() -> played().size() == 2);
        assertThat(played()).containsExactly("1", "6");
    }

    @Test
    void whatRunsOpensAtOnce() throws Exception {
        running.add(new ChannelId(2));
        // The first choice is over, so this one is not part of a series.
        until(() -> zap.isCalm());
        fx(() -> zap.step(1));
        until(() -> played().size() == 2);
        assertThat(played()).containsExactly("1", "2");
    }

    @Test
    void backspaceGoesBetweenTheLastTwo() throws Exception {
        fx(() -> zap.step(1));
        until(() -> played().size() == 2);
        fx(zap::back);
        until(() -> played().size() == 3);
        fx(zap::back);
        until(() -> played().size() == 4);
        assertThat(played()).containsExactly("1", "2", "1", "2");
    }

    @Test
    void backspaceAmidASeriesOpensNothing() throws Exception {
        fx(() -> {
            zap.step(1);
            zap.step(1);
            zap.back();
        });
        until(() -> zap.isCalm());
        assertThat(title()).isEqualTo("Channel 1");
        assertThat(played()).containsExactly("1");
    }

    @Test
    void enterTakesTheNumberAsItStands() throws Exception {
        fx(() -> {
            zap.type(0);
            zap.type(7);
            assertThat(zap.complete()).isTrue();
            assertThat(zap.complete()).isFalse();
        });
        assertThat(title()).isEqualTo("Channel 7");
        assertThat(zap.entry.get().isEmpty()).isTrue();
    }

    @Test
    void aNumberIsTakenByItselfAfterAWhile() throws Exception {
        fx(() -> zap.type(4));
        until(() -> title().equals("Channel 4"));
    }

    @Test
    void aNumberWithoutAChannelIsSaidAndChangesNothing() throws Exception {
        fx(() -> {
            zap.type(9);
            zap.type(9);
            zap.complete();
        });
        assertThat(zap.unknown.get()).contains("99");
        assertThat(title()).isEqualTo("Channel 1");
    }

    @Test
    void theChannelThatPlaysIsNotOpenedAgain() throws Exception {
        fx(() -> zap.choose(PreviewTarget.of(channel(1))));
        until(() -> zap.isCalm());
        assertThat(played()).containsExactly("1");
    }

    @Test
    void whoClosedThePlayerComesBackByBackspace() throws Exception {
        fx(zap::leave);
        assertThat(model.target.get()).isEmpty();
        fx(zap::back);
        until(() -> played().size() == 2);
        assertThat(played()).containsExactly("1", "1");
    }

    private String title() {
        return model.target.get().map(PreviewTarget::title).orElse("");
    }

    private List<String> played() {
        return player.asked.stream()
                .filter(asked -> asked.startsWith("play "))
                .map(asked -> asked.replaceAll(".*/(\\d+)\\?.*", "$1"))
                .toList();
    }

    private static Channel channel(long id) {
        return new Channel(new ChannelId(id), "Channel " + id, "", "", Long.toString(id), "");
    }

    private static void fx(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return List.of();
        });
    }
}
