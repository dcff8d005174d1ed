package tv.tributary.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;
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

    private static List<String> sheets(boolean isDark) {
        var colours = sheet(isDark ? "css/dark.css" : "css/light.css");
        // JavaFX takes DejaVu on a Debian; Noto is far easier on the eye and usually there.
        return Font.getFamilies().contains("Noto Sans")
                ? List.of(sheet("tributary.css"), colours, sheet("css/noto.css"))
                : List.of(sheet("tributary.css"), colours);
    }

    private static String sheet(String name) {
        var url = Appearance.class.getResource(HOME + name);
        if (url == null) throw new IllegalStateException("style sheet missing: " + name);
        return url.toExternalForm();
    }
}
