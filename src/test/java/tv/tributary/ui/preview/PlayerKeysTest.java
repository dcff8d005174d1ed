package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.SampleSharing;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.ProgramLauncher;

/// The player in a window, driven by real keys.
@ExtendWith(FxToolkit.class)
class PlayerKeysTest {
    /// The screen without a display is so wide and high: then a full screen changes no size, which that one cannot.
    private static final int SCREEN = 1000;

    private final Events events = new Events();
    private final List<ScriptedPlayer> players = new CopyOnWriteArrayList<>();
    private final FxRobot robot = new FxRobot();
    private final TextField page = new TextField();
    private final Preview preview;
    private final Subscription listening;
    private final Stage window;

    PlayerKeysTest() throws Exception {
        var toasts = new SilentToasts();
        preview = FxToolkit.on(() -> new Preview(
                new Background(toasts),
                new FxBridge(events),
                toasts,
                LogoImages.empty(),
                new PreviewSources(
                        target ->
                                "http://local/" + target.channel().orElseThrow().id(),
                        () -> LongStream.rangeClosed(1, 20)
                                .mapToObj(PlayerKeysTest::row)
                                .toList(),
                        SampleStats::idle,
                        id -> id.value() == 1 ? List.of(news()) : List.of(),
                        (_, _) -> {}),
                SampleSharing.of(toasts, new ProgramLauncher(List.of())),
                _ -> () -> Optional.of(player())));
        listening = FxToolkit.on(preview::listen);
        window = FxToolkit.on(() -> {
            var below = new VBox(page, preview.dock());
            below.visibleProperty().bind(preview.screen().visibleProperty().not());
            var scene = new Scene(new StackPane(below, preview.screen()), SCREEN, SCREEN);
            Gallery.dress(scene, "dark");
            var stage = new Stage();
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return stage;
        });
    }

    private ScriptedPlayer player() {
        var player = new ScriptedPlayer();
        players.add(player);
        return player;
    }

    @BeforeEach
    void playTheFirst() throws Exception {
        until(window::isFocused);
        robot.targetWindow(window);
        fx(() -> preview.play(row(1).channel()));
        until(() -> asked("play http://local/1?use=preview&behind=400"));
        fx(() -> players.getFirst().screens.getLast().picture(new WritableImage(1, 1)));
        until(() -> says(".player-state", "Playing"));
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            listening.close();
            List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
        events.close();
    }

    @Test
    void keysWorkWhileTheDockedPlayerHasTheKeyboard() throws Exception {
        fx(preview.dock()::requestFocus);
        robot.push(KeyCode.M);
        until(() -> asked("volume 0"));
        robot.push(KeyCode.SPACE);
        until(() -> asked("hold"));
        robot.push(KeyCode.PAGE_UP);
        until(() -> says(".player-title", "2  Channel 2"));
        until(() -> asked("play http://local/2?use=preview&behind=400"));
        robot.push(KeyCode.BACK_SPACE);
        until(() -> says(".player-title", "1  Channel 1"));
    }

    @Test
    void keysInAFieldOfThePageAreTheFields() throws Exception {
        fx(page::requestFocus);
        robot.push(KeyCode.M);
        robot.push(KeyCode.DIGIT7);
        until(() -> page.getText().equals("m7"));
        assertThat(FxToolkit.on(() -> says(".player-title", "1  Channel 1"))).isTrue();
        assertThat(asked("volume 0")).isFalse();
    }

    @Test
    void theNumberIsShownWhileItIsTypedAndTakenByEnter() throws Exception {
        fx(preview.dock()::requestFocus);
        robot.push(KeyCode.F);
        until(() -> preview.screen().isVisible());
        // All at once: a number that nobody goes on typing is taken after a while.
        fx(() -> {
            press(KeyCode.DIGIT1);
            press(KeyCode.NUMPAD2);
            assertThat(labels(".player-number")).contains("12");
            assertThat(labels(".player-number-name")).contains("Channel 12");
            press(KeyCode.ENTER);
        });
        until(() -> says(".player-title", "12  Channel 12"));
        until(() -> asked("play http://local/12?use=preview&behind=400"));
    }

    @Test
    void theGuideLiesOverThePictureAndTellsWhatIsOn() throws Exception {
        fx(preview.dock()::requestFocus);
        until(() -> labels(".player-programme").anyMatch(words -> words.endsWith("Evening News")));
        robot.push(KeyCode.G);
        until(() -> has("list-view") && labels(".channel-overlay-row .label").anyMatch("Evening News"::equals));
        robot.push(KeyCode.PAGE_UP);
        robot.push(KeyCode.ESCAPE);
        until(() -> has("player-screen"));
        robot.push(KeyCode.PAGE_UP);
        until(() -> says(".player-title", "2  Channel 2"));
        until(() -> labels(".player-programme").allMatch(String::isEmpty));
    }

    @Test
    void aChannelIsChosenFromTheListAndEscGoesBackStepByStep() throws Exception {
        fx(preview.dock()::requestFocus);
        robot.push(KeyCode.F11);
        until(() -> preview.screen().isVisible() && window.isFullScreen());
        robot.push(KeyCode.C);
        until(() -> has("list-view"));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        until(() -> says(".player-title", "3  Channel 3"));
        robot.push(KeyCode.ESCAPE);
        until(() -> has("player-screen"));
        robot.push(KeyCode.ESCAPE);
        until(() -> !window.isFullScreen() && !preview.screen().isVisible() && has("mini-player"));
    }

    @Test
    void escInAMenuClosesTheMenuOnly() throws Exception {
        fx(preview.dock()::requestFocus);
        robot.push(KeyCode.F);
        until(() -> preview.screen().isVisible());
        var menu = FxToolkit.on(() -> preview.screen().lookupAll(".menu-button").stream()
                .map(MenuButton.class::cast)
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow());
        fx(menu::requestFocus);
        robot.push(KeyCode.SPACE);
        until(menu::isShowing);
        robot.push(KeyCode.ESCAPE);
        until(() -> !menu.isShowing());
        assertThat(FxToolkit.on(() -> preview.screen().isVisible())).isTrue();
    }

    /// Beside the wide sidebar the least window leaves 652 pixels.
    @ParameterizedTest
    @ValueSource(doubles = {652, 796, 819, 820, 999, 1000, 1072, 1712})
    void nothingOfTheDockedPlayerIsCut(double width) throws Exception {
        var right = FxToolkit.on(() -> {
            var dock = (MiniPlayer) preview.dock().lookup(".mini-player");
            dock.resize(width, 124);
            dock.applyCss();
            dock.layout();
            var places = dock.getChildrenUnmodifiable().stream()
                    .filter(Node::isManaged)
                    .map(Node::getBoundsInParent)
                    .toList();
            for (var at = 1; at < places.size(); at++)
                assertThat(places.get(at).getMinX())
                        .isGreaterThanOrEqualTo(places.get(at - 1).getMaxX());
            return places.getLast().getMaxX();
        });
        assertThat(right).isLessThanOrEqualTo(width);
    }

    @Test
    void everyButtonHasANameAndCanBeReachedByKeyboard() throws Exception {
        fx(preview::toggleFullScreen);
        until(() -> preview.screen().isVisible());
        var buttons = FxToolkit.on(() -> window.getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .toList());
        assertThat(buttons).hasSizeGreaterThan(20).allSatisfy(button -> {
            assertThat(button.getAccessibleText() + button.getText()).isNotBlank();
            assertThat(button.isFocusTraversable()).isTrue();
        });
    }

    @Test
    void pictureInPictureIsAWindowAboveTheOthersThatEscCloses() throws Exception {
        fx(preview.dock()::requestFocus);
        robot.push(KeyCode.P);
        until(() -> small().isPresent());
        var small = FxToolkit.on(() -> small().orElseThrow());
        assertThat(small.isAlwaysOnTop()).isTrue();
        assertThat(small.isResizable()).isTrue();
        until(small::isFocused);
        robot.targetWindow(small);
        robot.push(KeyCode.PAGE_UP);
        until(() -> small.getTitle().equals("Channel 2"));
        robot.push(KeyCode.ESCAPE);
        until(() -> small().isEmpty());
        until(() -> says(".player-title", "2  Channel 2"));
    }

    // What follows looks at the window: FX thread only, but for the list of what was asked.

    private boolean asked(String what) {
        return players.stream().anyMatch(player -> player.asked.contains(what));
    }

    private void press(KeyCode key) {
        var pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
        Event.fireEvent(window.getScene().getFocusOwner(), pressed);
    }

    private boolean says(String selector, String words) {
        return labels(selector).anyMatch(words::equals);
    }

    private Stream<String> labels(String selector) {
        return window.getScene().getRoot().lookupAll(selector).stream()
                .map(Labeled.class::cast)
                .map(label -> Optional.ofNullable(label.getText()).orElse(""));
    }

    private boolean has(String styleClass) {
        Node owner = window.getScene().getFocusOwner();
        return owner != null && owner.getStyleClass().contains(styleClass);
    }

    private Optional<Stage> small() {
        return Window.getWindows().stream()
                .map(Stage.class::cast)
                .filter(shown -> !shown.equals(window))
                .findFirst();
    }

    /// On for as long as anybody tests.
    private static Programme news() {
        var began = Instant.now().minusSeconds(60);
        return Programme.builder("1", began, Optional.of(began.plusSeconds(7200)))
                .title(new LocalizedText("Evening News", "en"))
                .build();
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
