package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.css.CssParser;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tv.tributary.stats.LiveStats;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.SampleStats;
import tv.tributary.testkit.Snapshots;
import tv.tributary.ui.shell.ShellSettings.Theme;

@ExtendWith(FxToolkit.class)
class ShellTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everythingIsDrawnWithoutAComplaintAboutTheStyleSheets(Theme theme) throws Exception {
        var complaints = FxToolkit.on(() -> {
            var errors = CssParser.errorsProperty();
            errors.clear();
            draw(theme, SampleStats.busy(20));
            return errors.stream().map(CssParser.ParseError::getMessage).toList();
        });
        assertThat(complaints).isEmpty();
        assertThat(folder.resolve("drawn.png")).isNotEmptyFile();
    }

    @Test
    void darkAndLightDiffer() throws Exception {
        var light = FxToolkit.on(() -> draw(Theme.LIGHT, SampleStats.idle())
                .snapshot(null)
                .getPixelReader()
                .getArgb(600, 780));
        var dark = FxToolkit.on(() -> draw(Theme.DARK, SampleStats.idle())
                .snapshot(null)
                .getPixelReader()
                .getArgb(600, 780));
        assertThat(light & 0xff).isGreaterThan(200);
        assertThat(dark & 0xff).isLessThan(60);
    }

    @Test
    void aBusyHouseholdHasCardsDiagramChartsAndStreams() throws Exception {
        var found = FxToolkit.on(() -> {
            var root = draw(Theme.LIGHT, SampleStats.busy(3)).getRoot();
            return List.of(
                    root.lookupAll(".stat-card").size(),
                    root.lookupAll(".merge-bar").size(),
                    root.lookupAll(".live-chart").size(),
                    root.lookupAll(".badge").size());
        });
        assertThat(found).containsExactly(4, 4 + 1 + 2, 2, 3);
    }

    @Test
    void theFirstStartAsksForTheAddressOfAProvider() throws Exception {
        var fields = FxToolkit.on(() -> drawHome(SampleStats.firstStart())
                .lookupAll(".first-provider-field")
                .size());
        assertThat(fields).isEqualTo(1);
        var later = FxToolkit.on(() ->
                drawHome(SampleStats.idle()).lookupAll(".first-provider-field").size());
        assertThat(later).isZero();
    }

    @Test
    void homeHasATileForEachChannelThatPlays() throws Exception {
        var tiles = FxToolkit.on(
                () -> drawHome(SampleStats.busy(3)).lookupAll(".shelf-tile").size());
        assertThat(tiles).isEqualTo(3);
    }

    @Test
    void everyButtonHasANameForScreenReaders() throws Exception {
        var nameless = FxToolkit.on(() -> draw(Theme.LIGHT, SampleStats.busy(3)).getRoot().lookupAll(".button").stream()
                .map(Labeled.class::cast)
                .filter(button -> button.getText().isEmpty() && button.getAccessibleText() == null)
                .toList());
        assertThat(nameless).isEmpty();
    }

    private Parent drawHome(LiveStats stats) throws Exception {
        var scene = ShellGallery.scene(Theme.LIGHT, stats, 1280, 800, "home");
        Snapshots.save(scene, folder.resolve("home.png"));
        return scene.getRoot();
    }

    private Scene draw(Theme theme, LiveStats stats) throws Exception {
        var scene = ShellGallery.scene(theme, stats, 1280, 800, "test");
        Snapshots.save(scene, folder.resolve("drawn.png"));
        return scene;
    }
}
