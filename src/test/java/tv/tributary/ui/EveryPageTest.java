package tv.tributary.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.testkit.Snapshots;
import tv.tributary.text.Messages;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.shell.ShellSettings;
import tv.tributary.ui.shell.ShellSettings.Theme;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;
import tv.tributary.ui.shell.WindowState;

/// Every page of the whole desktop over a whole engine, in small and large windows, light and dark.
@ExtendWith(FxToolkit.class)
class EveryPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private record Size(double width, double height) {}

    private static final List<Size> SIZES = List.of(new Size(860, 540), new Size(1280, 720), new Size(3840, 2160));

    @TempDir
    Path temp;

    private WindowState windowState;
    private Engine engine;
    private Stage window;
    private Parent shell;
    private String seen = "";

    /// In the language that a test's tag names.
    @BeforeEach
    void openTheWindow(TestInfo test) throws Exception {
        var language = test.getTags().stream().findFirst().orElse("en");
        var settings = new ShellSettings(
                Theme.SYSTEM, Place.HOME, WhenClosed.ASK, Optional.empty(), false, false, Optional.of(language));
        windowState = new WindowState(settings, _ -> {});
        engine = Engine.open(new Options(temp.resolve("data"), "127.0.0.1", 0));
        var added = engine.catalog().providers().add(ProviderSettings.of("Northwind", list()));
        assertThat(engine.catalog().sync().sync(added.id()).await(PATIENCE)).isTrue();
        var ended = new CompletableFuture<Void>();
        window = FxToolkit.on(() -> {
            var before = List.copyOf(Window.getWindows());
            Desktop.open(engine, windowState, ended);
            if (ended.isCompletedExceptionally()) ended.join();
            return Window.getWindows().stream()
                    .filter(shown -> !before.contains(shown))
                    .map(Stage.class::cast)
                    .findFirst()
                    .orElseThrow();
        });
        shell = FxToolkit.on(() -> window.getScene().getRoot());
    }

    @AfterEach
    void closeEverything() throws Exception {
        FxToolkit.on(() -> {
            window.hide();
            Thread.currentThread().setUncaughtExceptionHandler(null);
            return true;
        });
        Messages.speak(Locale.ROOT);
        windowState.close();
        engine.close();
    }

    @Test
    void nothingIsCutOrOutOfReachOnAnyPage() throws Exception {
        assertThat(onEveryPage(SIZES, EveryPageTest::cutOrOutOfReach)).isEmpty();
    }

    @Test
    @Tag("de")
    void norIsItInGerman() throws Exception {
        assertThat(Messages.of(Place.HOME)).isEqualTo("Start");
        assertThat(FxToolkit.on(() -> find(".nav-item", Place.HOME))).isPresent();
        assertThat(onEveryPage(List.of(new Size(860, 540), new Size(1280, 720)), EveryPageTest::cutOrOutOfReach))
                .isEmpty();
    }

    @Test
    void everyControlThatTheKeyboardReachesHasAName() throws Exception {
        assertThat(onEveryPage(SIZES, LayoutCheck::nameless)).isEmpty();
    }

    private static List<String> cutOrOutOfReach(Parent root) {
        var found = new ArrayList<String>(LayoutCheck.cut(root));
        found.addAll(LayoutCheck.outOfReach(root));
        return found;
    }

    /// What a check finds on each page in each size and theme.
    private List<String> onEveryPage(List<Size> sizes, Function<Parent, List<String>> check) throws Exception {
        var found = new ArrayList<String>();
        for (var place : Place.values()) {
            if (!open(place)) continue;
            seen = place.name().toLowerCase(Locale.ROOT);
            for (var size : sizes) {
                for (var tone : List.of("light", "dark"))
                    FxToolkit.on(() -> check.apply(laidOut(size, tone))).stream()
                            .map(complaint -> "%s %.0f %s: %s".formatted(place, size.width, tone, complaint))
                            .forEach(found::add);
            }
        }
        return found;
    }

    /// The same window's content in another size; the window itself is as large as the screen allows.
    private Parent laidOut(Size size, String tone) throws IOException {
        if (shell.getScene() != null) shell.getScene().setRoot(new Pane());
        var scene = new Scene(shell, size.width, size.height);
        Gallery.dress(scene, tone);
        var folder = System.getProperty("pictures", "");
        if (!folder.isEmpty())
            Snapshots.save(scene, Path.of(folder, "%s-%.0f-%s.png".formatted(seen, size.width, tone)));
        for (var pass = 0; pass < 3; pass++) {
            shell.applyCss();
            shell.layout();
        }
        return shell;
    }

    /// False if the place has no page.
    private boolean open(Place place) throws Exception {
        var item = FxToolkit.on(() -> find(".nav-item", place.item()).or(() -> find(".nav-item", place)));
        if (item.isEmpty()) return false;
        FxToolkit.on(() -> {
            ((ButtonBase) item.get()).fire();
            return true;
        });
        if (place.parent().isPresent()) {
            FxToolkit.on(() -> {
                find(".page-tab", place).ifPresent(tab -> ((ButtonBase) tab).fire());
                return true;
            });
        }
        if (place == Place.CHANNELS) until(() -> rows() > 0);
        if (place == Place.MOVIES) until(this::hasPosters);
        FxToolkit.settle();
        return true;
    }

    private boolean hasPosters() {
        shell.applyCss();
        shell.layout();
        return shell.lookup(".poster-tile") != null;
    }

    private int rows() {
        // A split pane has no content before that.
        shell.applyCss();
        return shell.lookupAll(".channel-table").stream()
                .mapToInt(table -> ((TableView<?>) table).getItems().size())
                .sum();
    }

    private Optional<Node> find(String selector, Place place) {
        var words = Messages.of(place);
        return shell.lookupAll(selector).stream()
                .filter(node -> node instanceof Labeled labeled && words.equals(labeled.getText()))
                .findFirst();
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
        return Files.writeString(temp.resolve("first.m3u"), text).toString();
    }
}
