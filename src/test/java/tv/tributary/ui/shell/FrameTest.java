package tv.tributary.ui.shell;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.nav.Place;

/// The frame around the pages: sidebar, tabs, dock.
@ExtendWith(FxToolkit.class)
class FrameTest {
    private static final List<Place> PLACES =
            List.of(Place.HOME, Place.CHANNELS, Place.REVIEW, Place.PROVIDERS, Place.NOW, Place.SETTINGS);

    private WindowState state = new WindowState(ShellSettings.defaults(), _ -> {});
    private final PageHost pages = new PageHost();

    @Test
    void theSidebarHasTheSectionsThatExistInTheOrderOfThePlaces() throws Exception {
        var words = FxToolkit.on(() -> {
            var shell = shell(1280);
            return sidebar(shell).getChildrenUnmodifiable().stream()
                    .flatMap(child -> child instanceof ScrollPane scroll
                            ? ((Parent) scroll.getContent()).getChildrenUnmodifiable().stream()
                            : Stream.of(child))
                    .flatMap(child -> Stream.concat(Stream.of(child), child.lookupAll(".sidebar-section").stream()))
                    .filter(node -> node instanceof Labeled && node.isVisible())
                    .map(node -> ((Labeled) node).getText())
                    .toList();
        });
        assertThat(words)
                .containsExactly(
                        "Watch",
                        "Home",
                        "Manage",
                        "Channels",
                        "Providers",
                        "Server",
                        "Now",
                        "Search",
                        "Messages",
                        "Settings");
    }

    @Test
    void itIs208PixelsWideAnd64WhereTheUserWantsIcons() throws Exception {
        var widths = FxToolkit.on(() -> {
            var shell = shell(1280);
            var before = sidebar(shell).getWidth();
            press(shell, KeyCode.B);
            shell.layout();
            return List.of(before, sidebar(shell).getWidth());
        });
        assertThat(widths).containsExactly(208.0, 64.0);
        assertThat(state.get().collapsed()).isTrue();
        assertThat(FxToolkit.on(() -> sidebar(shell(1280)).getWidth())).isEqualTo(64);
    }

    @Test
    void aNarrowWindowHasIconsOnlyWhateverWasWanted() throws Exception {
        assertThat(FxToolkit.on(() -> sidebar(shell(1000)).getWidth())).isEqualTo(64);
        assertThat(state.get().collapsed()).isFalse();
    }

    @Test
    void rowsAreLowerInAWindowThatIsTooLowForThemAndNotInAHigherOne() throws Exception {
        var heights = FxToolkit.on(() -> {
            var shell = shell(1280);
            var seen = new ArrayList<Double>();
            for (var height : List.of(720, 400, 720)) {
                shell.resize(1280, height);
                for (var pulse = 0; pulse < 3; pulse++) {
                    shell.applyCss();
                    shell.layout();
                }
                seen.add(((Region) sidebar(shell).lookup(".scroll-pane .nav-item")).getHeight());
            }
            return seen;
        });
        assertThat(heights).containsExactly(34.0, 28.0, 34.0);
    }

    @Test
    void channelsAndReviewAreTabsOfOneItem() throws Exception {
        var seen = FxToolkit.on(() -> {
            var shell = shell(1280);
            pages.go(Place.REVIEW);
            var tabs = tabs(shell);
            pages.go(Place.NOW);
            return List.of(tabs, tabs(shell));
        });
        assertThat(seen).containsExactly(List.of("Channels", "Review"), List.of());
        assertThat(state.get().page()).isEqualTo(Place.NOW);
    }

    @Test
    void controlAndADigitGoToTheItemWithThatNumber() throws Exception {
        var shell = FxToolkit.on(() -> shell(1280));
        for (var step : List.of(KeyCode.DIGIT2, KeyCode.DIGIT4)) {
            FxToolkit.on(() -> {
                press(shell, step);
                return true;
            });
            assertThat(state.get().page()).isEqualTo(step == KeyCode.DIGIT2 ? Place.CHANNELS : Place.NOW);
        }
    }

    @Test
    void theDockStaysWhicheverPageIsOpenAndTakesRoomOnlyWhileItShowsSomething() throws Exception {
        var heights = FxToolkit.on(() -> {
            var shell = shell(1280);
            var player = new StackPane();
            player.setMinHeight(80);
            player.setVisible(false);
            shell.dock(player);
            shell.layout();
            var hidden = pages.getHeight();
            player.setVisible(true);
            pages.go(Place.NOW);
            shell.layout();
            return List.of(hidden - pages.getHeight(), player.getHeight());
        });
        assertThat(heights).containsExactly(80.0, 80.0);
    }

    @Test
    void toastsLieOverThePagesLowerLeftAndNotOverItsInspectorOrTheDock() throws Exception {
        var places = FxToolkit.on(() -> {
            var shell = shell(1280);
            var player = new StackPane();
            player.setMinHeight(80);
            shell.dock(player);
            var toasts = (ToastPane) shell.lookup(".toasts");
            toasts.offer("Renamed “BBC 1” to “BBC One”.", "Undo", () -> {});
            shell.applyCss();
            shell.layout();
            var toast = toasts.getChildren().getFirst();
            var at = toast.localToScene(toast.getLayoutBounds());
            return List.of(
                    at.getMinX(),
                    at.getMaxX(),
                    player.localToScene(player.getLayoutBounds()).getMinY() - at.getMaxY());
        });
        assertThat(places.getFirst()).isGreaterThan(208);
        assertThat(places.get(1)).isLessThan(640);
        assertThat(places.getLast()).isBetween(1.0, 40.0);
    }

    private Shell shell(double width) {
        for (var place : PLACES) pages.add(place, SamplePage::new);
        var windowState = new WindowState(state.get(), _ -> {});
        var status = new StatusModel(
                new FxBridge(new Events()),
                new LatestValue<>(List.of()),
                new LatestValue<>(SampleStats.idle()),
                new LatestValue<>(Optional.empty()),
                _ -> {});
        var toasts = new ToastPane();
        var palette = new CommandPaletteModel(List::of, _ -> List.of(), new Background(toasts));
        var shell = new Shell(pages, status, palette, toasts, windowState, () -> {});
        var scene = new Scene(shell, width, 720);
        Gallery.dress(scene, "light");
        shell.takeKeys(scene);
        shell.applyCss();
        shell.layout();
        state = windowState;
        return shell;
    }

    private static List<String> tabs(Shell shell) {
        return shell.lookupAll(".page-tab").stream()
                .filter(tab -> tab.getParent().isVisible())
                .map(tab -> ((Labeled) tab).getText())
                .toList();
    }

    private static Region sidebar(Shell shell) {
        return (Region) shell.lookup(".sidebar");
    }

    private static void press(Shell shell, KeyCode key) {
        requireNonNull(shell.getScene().getAccelerators().get(Shortcut.of(key))).run();
    }
}
