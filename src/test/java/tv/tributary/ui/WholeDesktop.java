package tv.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.testkit.Snapshots;
import tv.tributary.text.Messages;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.shell.OpeningWindow;
import tv.tributary.ui.shell.ShellSettings;
import tv.tributary.ui.shell.ShellSettings.Theme;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;
import tv.tributary.ui.shell.WindowState;

/// The whole desktop over a whole engine with a small list, to be laid out in any size, light and dark.
final class WholeDesktop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    record Size(double width, double height) {}

    private final Path folder;
    private final WindowState windowState;
    private final Engine engine;
    private final Stage window;
    private final Parent shell;

    /// The theme it was laid out in last; empty before that.
    private String tone = "";

    WholeDesktop(Path folder, String language) throws Exception {
        this.folder = folder;
        var settings = new ShellSettings(
                Theme.SYSTEM, Place.HOME, WhenClosed.ASK, Optional.empty(), false, false, Optional.of(language));
        windowState = new WindowState(settings, _ -> {});
        engine = Engine.open(new Options(folder.resolve("data"), "127.0.0.1", 0));
        var added = engine.catalog().providers().add(ProviderSettings.of("Northwind", list()));
        assertThat(engine.catalog().sync().sync(added.id()).await(PATIENCE)).isTrue();
        planARecording();
        var ended = new CompletableFuture<Void>();
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
        shell = FxToolkit.on(() -> window.getScene().getRoot());
    }

    /// So that the page of recordings is not empty.
    private void planARecording() {
        var channel = engine.catalog()
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id();
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        var planned = engine.recordings()
                .record(new RecordingOrder(
                        channel,
                        Optional.empty(),
                        tomorrow,
                        tomorrow.plusSeconds(3_600),
                        Duration.ZERO,
                        Duration.ZERO,
                        5,
                        OptionalLong.empty()));
        assertThat(planned).isPresent();
    }

    /// As a user quits, so that what still works in the background is heard no more.
    @Override
    public void close() {
        try {
            pressAnywhere(KeyCode.Q, KeyCode.CONTROL);
            FxToolkit.on(() -> {
                window.hide();
                Thread.currentThread().setUncaughtExceptionHandler(null);
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException("the window did not close", e);
        }
        Messages.speak(Locale.ROOT);
        windowState.close();
        engine.close();
    }

    /// What a check finds in each size and theme of what is in sight now.
    List<String> inEachSize(String name, List<Size> sizes, Function<Parent, List<String>> check) throws Exception {
        var found = new ArrayList<String>();
        for (var size : sizes) {
            // Another theme is what takes long, as every style is looked up anew: the one that is on comes first.
            for (var each : tone.equals("dark") ? List.of("dark", "light") : List.of("light", "dark"))
                FxToolkit.on(() -> check.apply(laidOut(name, size, each))).stream()
                        .map(complaint -> "%s %.0f %s: %s".formatted(name, size.width, each, complaint))
                        .forEach(found::add);
        }
        return found;
    }

    /// Takes the same window's content into a scene of its own; the window itself is as large as the screen allows.
    private void dress(String newTone) {
        if (newTone.equals(tone)) return;
        tone = newTone;
        if (shell.getScene() != null) shell.getScene().setRoot(new Pane());
        Gallery.dress(new Scene(shell), tone);
    }

    private Parent laidOut(String name, Size size, String theme) throws IOException {
        dress(theme);
        shell.resize(size.width, size.height);
        layOut();
        var pictures = System.getProperty("pictures", "");
        if (!pictures.isEmpty())
            Snapshots.save(shell, Path.of(pictures, "%s-%.0f-%s.png".formatted(name, size.width, theme)));
        return shell;
    }

    private void layOut() {
        for (var pass = 0; pass < 3; pass++) {
            shell.applyCss();
            shell.layout();
        }
    }

    /// Goes to a page and waits for what stands on it; false if the place has none.
    boolean open(Place place) throws Exception {
        var item = FxToolkit.on(
                () -> find(".nav-item", Messages.of(place.item())).or(() -> find(".nav-item", Messages.of(place))));
        if (item.isEmpty()) return false;
        FxToolkit.on(() -> {
            ((ButtonBase) item.get()).fire();
            return true;
        });
        if (place.parent().isPresent()) {
            FxToolkit.on(() -> {
                find(".page-tab", Messages.of(place)).ifPresent(tab -> ((ButtonBase) tab).fire());
                return true;
            });
        }
        if (place == Place.CHANNELS)
            until(() -> channels().stream().anyMatch(table -> !table.getItems().isEmpty()));
        if (place == Place.MOVIES) until(this::hasPosters);
        FxToolkit.settle();
        return true;
    }

    private boolean hasPosters() {
        shell.applyCss();
        shell.layout();
        return shell.lookup(".poster-tile") != null;
    }

    /// The table of channels; none before it is there.
    List<TableView<?>> channels() {
        shell.applyCss();
        return shell.lookupAll(".channel-table").stream()
                .<TableView<?>>map(TableView.class::cast)
                .toList();
    }

    /// A control that says so.
    Optional<Node> find(String selector, String words) {
        return shell.lookupAll(selector).stream()
                .filter(node -> node instanceof Labeled labeled && words.equals(labeled.getText()))
                .findFirst();
    }

    /// Presses the first button in sight that says so.
    void press(String words) throws Exception {
        until(() -> button(words).isPresent());
        FxToolkit.on(() -> {
            button(words).orElseThrow().fire();
            return true;
        });
    }

    private Optional<ButtonBase> button(String words) {
        shell.applyCss();
        return shell.lookupAll(".button").stream()
                .filter(WholeDesktop::isInSight)
                .map(ButtonBase.class::cast)
                .filter(one -> words.equals(one.getText()))
                .findFirst();
    }

    /// Presses a key in a control.
    void press(Node node, KeyCode key, KeyCode... held) throws Exception {
        var with = Stream.of(held).toList();
        FxToolkit.on(() -> {
            node.fireEvent(new KeyEvent(
                    KeyEvent.KEY_PRESSED,
                    "",
                    "",
                    key,
                    with.contains(KeyCode.SHIFT),
                    with.contains(KeyCode.CONTROL),
                    with.contains(KeyCode.ALT),
                    false));
            return true;
        });
    }

    /// Presses a key that works everywhere; the window's own scene knows those.
    void pressAnywhere(KeyCode key, KeyCode... held) throws Exception {
        var with = Stream.of(held).toList();
        FxToolkit.on(() -> {
            var event = new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", key, false, with.contains(KeyCode.CONTROL), false, false);
            window.getScene().getAccelerators().entrySet().stream()
                    .filter(entry -> entry.getKey().match(event))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .run();
            return true;
        });
    }

    /// Whether something is in sight.
    boolean shows(String selector) {
        layOut();
        return shell.lookupAll(selector).stream().anyMatch(WholeDesktop::isInSight);
    }

    /// Whether something is in sight and has ended to slide there.
    boolean standsStill(String selector) {
        layOut();
        return shell.lookupAll(selector).stream().anyMatch(node -> isInSight(node) && isInItsPlace(node));
    }

    private static boolean isInItsPlace(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (at.getTranslateX() != 0) return false;
        return true;
    }

    private static boolean isInSight(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private String list() throws IOException {
        var text = new StringBuilder("#EXTM3U\n");
        var number = 25_000;
        for (var name : List.of(
                "Aurora News", "Borealis Sport", "Provence Kino", "Aurora News HD", "Kanal Fyra", "Télé Montagne"))
            text.append("#EXTINF:-1 tvg-chno=\"%d\" group-title=\"%s\",%s\nhttp://127.0.0.1:9/%d.ts\n"
                    .formatted(number++, "United Kingdom", name, number));
        for (var film : List.of("The Silent Harbour (1999)", "4K - The Golden River (2024)"))
            text.append("#EXTINF:-1 group-title=\"Films\" rating=\"7.1\",%s\nhttp://127.0.0.1:9/movie/u/p/%d.mkv\n"
                    .formatted(film, number++));
        return Files.writeString(folder.resolve("first.m3u"), text).toString();
    }
}
