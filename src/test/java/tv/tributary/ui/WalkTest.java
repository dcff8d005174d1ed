package tv.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FakeProvider;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Player;
import tv.tributary.text.Messages;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.shell.OpeningWindow;
import tv.tributary.ui.shell.ShellSettings;
import tv.tributary.ui.shell.ShellSettings.Theme;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;
import tv.tributary.ui.shell.WindowState;

/// The whole desktop over a whole engine, walked through with mouse and keyboard.
@ExtendWith(FxToolkit.class)
class WalkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Milliseconds between two key strokes.
    private static final int AT_ONCE = 0;

    /// The screen without a display is 1000 pixels wide and high.
    private static final ShellSettings FITTING = new ShellSettings(
            Theme.LIGHT,
            Place.NOW,
            WhenClosed.QUIT,
            Optional.of(new ShellSettings.Bounds(0, 0, 1000, 760, false)),
            false,
            true,
            Optional.empty());

    @TempDir
    Path temp;

    private final FxRobot robot = new FxRobot();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile ShellSettings remembered = FITTING;
    private final WindowState windowState = new WindowState(FITTING, newest -> remembered = newest);
    private Engine engine;
    private Stage window;

    @BeforeEach
    void openTheWindow() throws Exception {
        engine = Engine.open(new Options(temp.resolve("data"), "127.0.0.1", 0));
        var first = list("first.m3u", "Aurora News", "Borealis Sport", "Provence Kino");
        var added = engine.catalog().providers().add(ProviderSettings.of("Northwind", first));
        assertThat(engine.catalog().sync().sync(added.id()).await(PATIENCE)).isTrue();
        window = FxToolkit.on(() -> {
            var before = List.copyOf(Window.getWindows());
            Desktop.open(engine, new OpeningWindow(windowState), ended);
            if (ended.isCompletedExceptionally()) ended.join();
            return Window.getWindows().stream()
                    .filter(shown -> !before.contains(shown))
                    .map(Stage.class::cast)
                    .findFirst()
                    .orElseThrow();
        });
        until(window::isFocused);
        robot.targetWindow(window);
    }

    @AfterEach
    void closeEverything() throws Exception {
        FxToolkit.on(() -> {
            window.hide();
            // The desktop's own handler would outlive it on this thread.
            Thread.currentThread().setUncaughtExceptionHandler(null);
            return true;
        });
        windowState.close();
        engine.close();
    }

    @Test
    void aUserFindsAChannelRenamesItAddsAProviderAndQuits() throws Exception {
        findAChannel();
        renameItAndTakeThatBack();
        goToTheProvidersByThePalette();
        addAProvider();
        makeTheWindowSmaller();
        quit();
    }

    @Test
    void aUserLooksIntoARunningStream() throws Exception {
        try (var provider = new FakeProvider("Delta Docs HD", "Delta Docs SD");
                var television = new Player()) {
            var added = engine.catalog().providers().add(ProviderSettings.of("Fake", provider.list()));
            assertThat(engine.catalog().sync().sync(added.id()).await(PATIENCE)).isTrue();
            var delta = engine.catalog().channels().list(ChannelQuery.all()).stream()
                    .map(row -> row.channel().id())
                    .filter(id ->
                            engine.catalog().tuning(id).orElseThrow().name().equals("Delta Docs"))
                    .findFirst()
                    .orElseThrow();
            try (var watching = television.watch(engine.server().localWatchUrl(delta))) {
                Player.packets(watching, 100);
                until(() -> shows(".stream-table .table-cell", "Delta Docs"));
                click(".stream-table .table-cell", "Delta Docs");
                until(() -> shows(".panel-title", "Delta Docs")
                        && shows(".panel-heading", "1 viewer")
                        && shows(".candidate .badge", "Playing")
                        && shows(".candidate .badge", "Ready"));
                robot.push(KeyCode.ESCAPE);
                until(() -> found(".stream-panel").findAny().isEmpty());
                robot.push(KeyCode.CONTROL, KeyCode.COMMA);
                until(() -> shows(".page-title", "Settings"));
            }
        }
    }

    @Test
    void whoHasChannelsIsAskedWhichDeviceToConnect() throws Exception {
        click(".nav-item", "Home");
        until(() -> shows(".page-title", "Home"));
        click(".button", "Connect a TV");
        until(() -> shows(".page-title", "Outputs") && shows(".form-title", "Connect a device"));
    }

    private void findAChannel() throws Exception {
        click(".nav-item", "Channels");
        until(() -> rowsOf("channel-table") == 3);
        robot.write("/", AT_ONCE);
        until(() -> hasKeyboard("channel-search"));
        robot.write("aurora", AT_ONCE);
        until(() -> rowsOf("channel-table") == 1);
        robot.push(KeyCode.ESCAPE);
        until(() -> rowsOf("channel-table") == 3 && hasKeyboard("channel-search"));
        robot.write("boreal", AT_ONCE);
        until(() -> rowsOf("channel-table") == 1 && shows(".channel-count", "1 of 3 channels"));
        until(() -> shows(".channel-table .table-cell", "Borealis Sport")
                && !shows(".channel-table .table-cell", "Aurora News"));
    }

    private void renameItAndTakeThatBack() throws Exception {
        robot.push(KeyCode.ENTER);
        until(() -> shows(".detail-name", "Borealis Sport"));
        robot.push(KeyCode.F2);
        until(() -> hasKeyboard("inline-field"));
        paste("Boreal One");
        robot.push(KeyCode.ENTER);
        until(() -> shows(".channel-table .table-cell", "Boreal One") && shows(".detail-name", "Boreal One"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> shows(".channel-table .table-cell", "Borealis Sport"));
    }

    private void goToTheProvidersByThePalette() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until(() -> hasKeyboard("palette-field"));
        robot.write("prov", AT_ONCE);
        // The channel comes last, as it is looked up in the database.
        until(() -> shows(".palette-row .label", "Play Provence Kino") && chosen("palette-list") == 0);
        robot.push(KeyCode.ENTER);
        until(() -> shows(".page-title", "Providers") && shows(".provider-name", "Northwind"));
    }

    private void addAProvider() throws Exception {
        list("new.m3u", "Comet Docs", "Delta Kids");
        robot.push(KeyCode.CONTROL, KeyCode.N);
        until(() -> hasKeyboard("location-field"));
        paste(temp.resolve("new.m3u").toString());
        click(".form-advanced", Messages.of("providers.form.more"));
        // The name is suggested from the address until the user says it better.
        until(() -> nameField().filter(field -> field.getText().equals("new")).isPresent());
        robot.clickOn(FxToolkit.on(() -> nameField().orElseThrow()));
        until(() -> nameField().orElseThrow().isFocused());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        paste("Southwind");
        robot.push(KeyCode.ENTER);
        until(() -> shows(".provider-name", "Southwind")
                && shows(".outcome-words", "2 entries: 2 added, 0 changed, 0 gone."));
        until(() -> found(".provider-form").findAny().isEmpty());
        assertThat(FxToolkit.on(() -> found(".toast-failed").toList())).isEmpty();
    }

    /// Each key that is typed takes its time.
    private void paste(String words) throws Exception {
        FxToolkit.on(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, words)));
        robot.push(KeyCode.CONTROL, KeyCode.V);
    }

    /// Where it stands is remembered before it is closed: a computer that is shut down does not close it.
    private void makeTheWindowSmaller() throws Exception {
        FxToolkit.on(() -> {
            window.setHeight(740);
            return true;
        });
        until(() -> remembered.bounds().filter(at -> at.height() == 740).isPresent());
    }

    private void quit() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(FxToolkit.on(window::isShowing)).isFalse();
    }

    private String list(String name, String... channels) throws IOException {
        var text = new StringBuilder("#EXTM3U\n");
        for (var channel : channels)
            text.append("#EXTINF:-1,%s\nhttp://127.0.0.1:9/%s.ts\n".formatted(channel, channel.replace(' ', '-')));
        return Files.writeString(temp.resolve(name), text).toString();
    }

    /// What has just come into the window may move once more before it can be clicked.
    private void click(String selector, String words) throws Exception {
        until(() -> found(selector).anyMatch(node -> says(node, words) && isWithinWindow(node)));
        robot.clickOn(FxToolkit.on(() -> found(selector)
                .filter(node -> says(node, words) && isWithinWindow(node))
                .findFirst()
                .orElseThrow()));
    }

    // What follows looks at the window: FX thread only.

    private Stream<Node> found(String selector) {
        return window.getScene().getRoot().lookupAll(selector).stream().filter(WalkTest::isInSight);
    }

    private boolean shows(String selector, String words) {
        return found(selector).anyMatch(node -> says(node, words));
    }

    private boolean hasKeyboard(String styleClass) {
        var owner = window.getScene().getFocusOwner();
        return owner != null && owner.getStyleClass().contains(styleClass);
    }

    private int rowsOf(String styleClass) {
        return found("." + styleClass)
                .mapToInt(table -> ((TableView<?>) table).getItems().size())
                .sum();
    }

    private int chosen(String styleClass) {
        return found("." + styleClass)
                .mapToInt(list -> ((ListView<?>) list).getSelectionModel().getSelectedIndex())
                .sum();
    }

    private Optional<TextField> nameField() {
        return found(".form-label")
                .filter(label -> says(label, "Name"))
                .map(label -> (TextField) ((Label) label).getLabelFor())
                .findFirst();
    }

    private static boolean says(Node node, String words) {
        return node instanceof Labeled labeled && words.equals(labeled.getText());
    }

    private static boolean isWithinWindow(Node node) {
        var scene = node.getScene();
        return scene != null
                && node.localToScene(node.getBoundsInLocal()).intersects(0, 0, scene.getWidth(), scene.getHeight());
    }

    private static boolean isInSight(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) return false;
        }
        return true;
    }
}
