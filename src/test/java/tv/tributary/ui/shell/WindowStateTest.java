package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
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
        assertThat(stored.getLast().place()).isEqualTo(Place.CHANNELS);
        assertThat(stored.getLast().theme()).isEqualTo(Theme.DARK);
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
