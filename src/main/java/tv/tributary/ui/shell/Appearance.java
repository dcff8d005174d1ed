package tv.tributary.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Subscription;
import tv.tributary.ui.shell.ShellSettings.Theme;

/// Styles scenes: the base theme, our style sheets over it, light or dark as the system or the user says.
public final class Appearance {
    private static final String HOME = "/tv/tributary/ui/";

    private final WindowState windowState;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    public Appearance(WindowState windowState) {
        this.windowState = windowState;
        update();
        Platform.getPreferences().colorSchemeProperty().subscribe(this::update);
    }

    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    public void choose(Theme wanted) {
        windowState.change(settings -> settings.with(wanted));
        update();
    }

    /// The other of light and dark, whatever the system says.
    public void toggle() {
        choose(dark.get() ? Theme.LIGHT : Theme.DARK);
    }

    /// Dresses a scene now and whenever light turns to dark.
    public Subscription apply(Scene scene) {
        return dark.subscribe(isDark -> scene.getStylesheets().setAll(sheets(isDark)))::unsubscribe;
    }

    private void update() {
        var wanted = switch (windowState.get().theme()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        var base = wanted ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
        dark.set(wanted);
    }

    /// The addresses of our style sheets.
    public static List<String> sheets(boolean isDark) {
        var colours = sheet(isDark ? "css/dark.css" : "css/light.css");
        return OwnFont.LOADED
                ? List.of(sheet("tributary.css"), colours, sheet("css/font.css"))
                : List.of(sheet("tributary.css"), colours);
    }

    private static String sheet(String name) {
        var url = Appearance.class.getResource(HOME + name);
        if (url == null) throw new IllegalStateException("style sheet missing: " + name);
        return url.toExternalForm();
    }

    /// The font that comes with the program; where it cannot be loaded, the system's is taken.
    private static final class OwnFont {
        private static final Logger log = LoggerFactory.getLogger(OwnFont.class);
        private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";
        private static final double ANY_SIZE = 13;

        /// Whether both weights are there.
        static final boolean LOADED = load("Inter-Regular.otf") && load("Inter-Bold.otf");

        private static boolean load(String name) {
            try (var file = Appearance.class.getResourceAsStream(FOLDER + name)) {
                if (file != null && Font.loadFont(file, ANY_SIZE) != null) return true;
            } catch (IOException e) {
                log.debug("the font cannot be read", e);
            }
            log.info("{} cannot be loaded, the system's font is used", name);
            return false;
        }
    }
}
