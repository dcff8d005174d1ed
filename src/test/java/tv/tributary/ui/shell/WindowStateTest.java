package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.format.json.Json;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.shell.ShellSettings.Theme;
import tv.tributary.ui.shell.ShellSettings.WhenClosed;

class WindowStateTest {
    @Test
    void theLastWordIsStoredBeforeClosingReturns() {
        var stored = new CopyOnWriteArrayList<ShellSettings>();
        var windowState = new WindowState(ShellSettings.defaults(), stored::add);
        windowState.change(settings -> settings.with(Place.CHANNELS));
        windowState.change(settings -> settings.with(Theme.DARK));
        windowState.close();
        assertThat(stored.getLast().page()).isEqualTo(Place.CHANNELS);
        assertThat(stored.getLast().theme()).isEqualTo(Theme.DARK);
    }

    @ParameterizedTest
    @CsvSource({
        "a window that fits stays,            10, 30, 900, 480,   10, 30, 900, 480",
        "one too large becomes as large,       0,  0, 1280, 820,   0, 24, 960, 492",
        "one half outside comes inside,       700, 300, 900, 400, 60, 116, 900, 400",
        "one above the screen comes down,     0, -400, 860, 480,   0, 24, 860, 480"
    })
    void aWindowFitsIntoTheFreeAreaOfAScreenOf1080LinesAtTwiceTheSize(
            String what, double x, double y, double w, double h, double tx, double ty, double tw, double th) {
        var free = new Rectangle2D(0, 24, 960, 492);
        assertThat(new ShellSettings.Bounds(x, y, w, h, false).within(free))
                .as(what)
                .isEqualTo(new ShellSettings.Bounds(tx, ty, tw, th, false));
    }

    @Test
    void settingsOfAnOlderWindowAreReadWithTheirBounds() {
        var older = """
                {"theme":"dark","place":"dashboard","whenClosed":"quit",
                 "bounds":{"x":1,"y":2,"width":900,"height":600,"maximised":false}}""";
        assertThat(Json.read(older, ShellSettings.defaults()))
                .isEqualTo(new ShellSettings(
                        Theme.DARK,
                        Place.HOME,
                        WhenClosed.QUIT,
                        Optional.of(new ShellSettings.Bounds(1, 2, 900, 600, false)),
                        false,
                        false,
                        Optional.empty()));
    }

    @Test
    void settingsComeBackFromTheirStoredForm() {
        var settings = ShellSettings.defaults()
                .with(WhenClosed.KEEP_SERVING)
                .with(new ShellSettings.Bounds(10, 20, 1300, 900, true));
        assertThat(Json.read(Json.write(settings), ShellSettings.class)).isEqualTo(settings);
        var fresh = ShellSettings.defaults();
        assertThat(Json.read(Json.write(fresh), ShellSettings.class)).isEqualTo(fresh);
    }
}
