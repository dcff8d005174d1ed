package tv.tributary.ui.shell;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.util.Optional;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.text.Messages;

/// The icon in the system tray that brings a hidden window back. JavaFX has none, so this borrows AWT's, and only once
/// it is needed: loading AWT takes a moment. Any thread but the FX thread may open it.
final class Tray implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Tray.class);

    private final Runnable onOpen;
    private final Runnable onQuit;
    private Optional<TrayIcon> icon = Optional.empty();

    /// @param onOpen runs on the FX thread
    /// @param onQuit runs on the FX thread
    Tray(Runnable onOpen, Runnable onQuit) {
        this.onOpen = onOpen;
        this.onQuit = onQuit;
    }

    /// True if the icon is in the tray now; false if this desktop has no tray.
    synchronized boolean open() {
        if (icon.isPresent()) return true;
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) return false;
        var fresh = icon();
        try {
            SystemTray.getSystemTray().add(fresh);
        } catch (AWTException e) {
            log.info("no system tray: {}", e.getMessage());
            return false;
        }
        icon = Optional.of(fresh);
        return true;
    }

    @Override
    public synchronized void close() {
        icon.ifPresent(
                shown -> EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(shown)));
        icon = Optional.empty();
    }

    private TrayIcon icon() {
        var open = new MenuItem(Messages.of("shell.tray.open"));
        open.addActionListener(_ -> Platform.runLater(onOpen));
        var quit = new MenuItem(Messages.of("action.quit"));
        quit.addActionListener(_ -> Platform.runLater(onQuit));
        var menu = new PopupMenu();
        menu.add(open);
        menu.add(quit);
        var picture =
                Toolkit.getDefaultToolkit().getImage(Tray.class.getResource("/tv/tributary/ui/icon/tributary-64.png"));
        var shown = new TrayIcon(picture, Messages.of("shell.window.title"), menu);
        shown.setImageAutoSize(true);
        shown.addActionListener(_ -> Platform.runLater(onOpen));
        return shown;
    }
}
