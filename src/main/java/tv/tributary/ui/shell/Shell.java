package tv.tributary.ui.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tv.tributary.event.Subscription;

/// The window's content: sidebar, page, dock, status bar, and over them the toasts and the palette.
public final class Shell extends StackPane {
    private final PageHost pages;
    private final StatusModel status;
    private final CommandPalette commandPalette;
    private final Runnable quit;
    private final Sidebar sidebar;
    private final BorderPane frame = new BorderPane();
    private final StackPane dock = new StackPane();
    private final StatusBar statusBar;
    private final Map<KeyCombination, Runnable> moreKeys = new HashMap<>();
    private Subscription opened = Subscription.none();

    /// @param pages holds its pages already
    public Shell(
            PageHost pages,
            StatusModel status,
            CommandPaletteModel commandPaletteModel,
            ToastPane toasts,
            WindowState windowState,
            Runnable quit) {
        this.pages = pages;
        this.status = status;
        this.commandPalette = new CommandPalette(commandPaletteModel);
        this.quit = quit;
        getStyleClass().add("shell");
        this.sidebar = new Sidebar(pages, new Bell(toasts.notifications()).button(), commandPalette::toggle);
        sidebar.chosenCollapsed().set(windowState.get().collapsed());
        sidebar.chosenCollapsed()
                .subscribe((_, icons) -> windowState.change(settings -> settings.withCollapsed(icons)));
        sidebar.windowWidth().bind(widthProperty());
        var tabs = new PageTabs(pages.places(), pages);
        pages.go(windowState.get().page());
        pages.current().subscribe(place -> {
            sidebar.select(place.item());
            tabs.select(place);
            windowState.change(settings -> settings.with(place));
        });
        dock.getStyleClass().add("dock");
        dock.managedProperty().bind(dock.visibleProperty());
        dock.setVisible(false);
        VBox.setVgrow(pages, Priority.ALWAYS);
        tabs.visibleProperty().subscribe(there -> {
            pages.getStyleClass().remove("under-tabs");
            if (there) pages.getStyleClass().add("under-tabs");
        });
        frame.setCenter(new VBox(tabs, pages, dock));
        frame.setLeft(sidebar);
        statusBar = new StatusBar(status);
        frame.setBottom(statusBar);
        placeOverPage(toasts);
        getChildren().addAll(frame, commandPalette, toasts);
    }

    /// In the page's lower left corner, where neither its inspector nor the player in the dock is.
    private void placeOverPage(ToastPane toasts) {
        StackPane.setAlignment(toasts, Pos.BOTTOM_LEFT);
        toasts.translateXProperty()
                .bind(Bindings.when(frame.visibleProperty())
                        .then(sidebar.widthProperty())
                        .otherwise(0));
        toasts.translateYProperty()
                .bind(Bindings.when(frame.visibleProperty())
                        .then(statusBar
                                .heightProperty()
                                .add(Bindings.when(dock.visibleProperty())
                                        .then(dock.heightProperty())
                                        .otherwise(0))
                                .negate())
                        .otherwise(0));
    }

    /// Puts a node between the page and the status bar, over the page's whole width. It stays there whichever page is
    /// open, and takes its room only while it is visible.
    public void dock(Node node) {
        dock.getChildren().setAll(node);
        dock.visibleProperty().bind(node.visibleProperty());
    }

    /// Puts a node over all of the window but the palette and the toasts. While it is visible, nothing below it is seen
    /// or has the keyboard.
    public void cover(Node node) {
        getChildren().add(1, node);
        frame.visibleProperty().bind(node.visibleProperty().not());
    }

    /// Shows something in the status bar, and what may ask about it over the whole window.
    public void add(Node strip, Node question) {
        statusBar.show(strip);
        getChildren().add(getChildren().indexOf(commandPalette), question);
    }

    /// Adds a key that works everywhere.
    public void onKey(KeyCombination key, Runnable action) {
        moreKeys.put(key, action);
    }

    /// Puts the keys that work everywhere into effect.
    void takeKeys(Scene scene) {
        var keys = scene.getAccelerators();
        keys.putAll(moreKeys);
        keys.put(Shortcut.of(KeyCode.K), commandPalette::toggle);
        keys.put(Shortcut.of(KeyCode.Q), quit);
        keys.put(
                Shortcut.of(KeyCode.B),
                () -> sidebar.chosenCollapsed().set(!sidebar.chosenCollapsed().get()));
        for (var place : pages.items())
            pages.shortcut(place).ifPresent(key -> keys.put(Shortcut.of(key), () -> pages.go(place)));
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
