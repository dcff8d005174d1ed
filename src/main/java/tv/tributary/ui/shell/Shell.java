package tv.tributary.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import tv.tributary.event.Subscription;
import tv.tributary.ui.nav.Place;

/// The window's content: rail, page, status bar, and over them the toasts and the palette.
public final class Shell extends StackPane {
    private final PageHost pages;
    private final StatusModel status;
    private final CommandPalette commandPalette;
    private final Runnable quit;
    private Subscription opened = Subscription.none();

    /// @param pages holds its pages already
    public Shell(
            PageHost pages,
            StatusModel status,
            CommandPaletteModel commandPaletteModel,
            ToastPane toasts,
            Appearance appearance,
            WindowState windowState,
            Runnable quit) {
        this.pages = pages;
        this.status = status;
        this.commandPalette = new CommandPalette(commandPaletteModel);
        this.quit = quit;
        getStyleClass().add("shell");
        var rail = new NavRail(pages.places(), pages, appearance, commandPalette::toggle);
        pages.go(windowState.get().place());
        pages.current().subscribe(place -> {
            rail.select(place);
            windowState.change(settings -> settings.with(place));
        });
        var frame = new BorderPane(pages);
        frame.setLeft(rail);
        frame.setBottom(new StatusBar(status));
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        getChildren().addAll(frame, commandPalette, toasts);
    }

    /// Puts the keys that work everywhere into effect.
    void takeKeys(Scene scene) {
        var keys = scene.getAccelerators();
        keys.put(Shortcut.of(KeyCode.K), commandPalette::toggle);
        keys.put(Shortcut.of(KeyCode.Q), quit);
        keys.put(Shortcut.of(KeyCode.COMMA), () -> pages.go(Place.SETTINGS));
        var number = 1;
        for (var place : pages.places()) keys.put(Shortcut.of(Shortcut.digit(number++)), () -> pages.go(place));
    }

    /// The window came into sight.
    void wake() {
        opened.close();
        opened = status.open();
        pages.wake();
    }

    /// The window went out of sight.
    void rest() {
        opened.close();
        opened = Subscription.none();
        pages.rest();
    }
}
