package tv.tributary.ui.names;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Subscription;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.UndoToasts;
import tv.tributary.ui.names.NamesModel.OfferFilter;

/// Two channels that most of their streams spell in another way.
@Timeout(60)
@ExtendWith(FxToolkit.class)
class NamesPageTest {
    private final Household home = new Household();
    private final NamesModel model;
    private final NamesView view;
    private Subscription open = Subscription.none();

    NamesPageTest() throws Exception {
        list("first", "FILM Paprika", "KINO Barrandov");
        list("second", "Film Paprika", "Kino Barrandov");
        list("third", "Film Paprika HD", "Kino Barrandov HD");
        model = FxToolkit.on(() -> {
            var turns = new SerialExecutor(home.background);
            return new NamesModel(
                    home.catalog.nameOffers(),
                    home.catalog.channels(),
                    home.catalog.editor(),
                    new UndoToasts(home.catalog.history(), turns, home.background, home.fxBridge, home.toasts),
                    turns,
                    home.background,
                    home.fxBridge);
        });
        view = FxToolkit.on(() -> new NamesView(model, new LogoImages(_ -> Optional.empty())));
    }

    private void list(String name, String... channels) throws Exception {
        var text = new StringBuilder("#EXTM3U\n");
        for (var channel : channels)
            text.append("#EXTINF:-1 group-title=\"Czech\",CZ: %s\nhttp://192.0.2.1/%s/%d.ts\n"
                    .formatted(channel, name, channel.length()));
        var added = home.catalog.providers().add(ProviderSettings.of(name, home.list(name + ".m3u", text.toString())));
        assertThat(home.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
    }

    @BeforeEach
    void openThePage() throws Exception {
        open = FxToolkit.on(() -> {
            var _ = new Scene(view, 900, 600);
            view.applyCss();
            view.layout();
            return model.open();
        });
        until(model.known::get);
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            open.close();
            return true;
        });
        home.close();
    }

    private List<String> names() {
        return home.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().name())
                .toList();
    }

    private void does(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }

    private List<String> offered() throws Exception {
        return FxToolkit.on(
                () -> model.rows.stream().map(row -> row.offer().after()).toList());
    }

    @Test
    void whatIsTickedIsTakenInOneStepAndBroughtBackByOne() throws Exception {
        assertThat(offered()).containsExactly("Film Paprika", "Kino Barrandov");
        does(() -> model.tickAll(true));
        assertThat(buttons()).contains("Take 2 names");
        does(model::take);
        until(() -> model.rows.isEmpty());
        assertThat(names()).containsExactly("Film Paprika", "Kino Barrandov");
        home.catalog.history().undo();
        assertThat(names()).containsExactly("FILM Paprika", "KINO Barrandov");
        until(() -> model.rows.size() == 2);
    }

    private List<String> buttons() throws Exception {
        return FxToolkit.on(() -> view.lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(node -> ((Button) node).getText())
                .toList());
    }

    @Test
    void aSearchAndAReasonNarrowWhatIsOfferedAndTicked() throws Exception {
        does(() -> model.text.set("barr"));
        assertThat(offered()).containsExactly("Kino Barrandov");
        does(() -> model.tickAll(true));
        does(() -> model.text.set(""));
        assertThat(model.ticked.get()).isEqualTo(1);
        does(() -> model.filter.set(OfferFilter.DIRECTORY));
        assertThat(offered()).isEmpty();
        does(() -> model.filter.set(OfferFilter.STREAMS));
        assertThat(offered()).hasSize(2);
        does(model::take);
        until(() -> model.count() == 1);
        assertThat(names()).containsExactly("FILM Paprika", "Kino Barrandov");
    }

    @Test
    void channelsThatKeepTheirNamesAreNotAskedAboutAgain() throws Exception {
        does(() -> model.rows.getFirst().chosen().set(true));
        does(model::keep);
        until(() -> model.count() == 1);
        assertThat(names()).containsExactly("FILM Paprika", "KINO Barrandov");
        home.catalog.history().undo();
        until(() -> model.count() == 2);
    }

    @Test
    void theSpaceBarTicksTheLineThatHasTheKeyboard() throws Exception {
        does(() -> {
            var list = (javafx.scene.control.ListView<?>) view.lookup(".names-list");
            list.getSelectionModel().select(1);
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, " ", "", KeyCode.SPACE, false, false, false, false));
        });
        assertThat(FxToolkit.on(
                        () -> model.rows.stream().map(row -> row.chosen().get()).toList()))
                .containsExactly(false, true);
    }
}
