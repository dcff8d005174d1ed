package tv.tributary.ui.control;

import atlantafx.base.theme.Styles;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/// Opens a menu of what else can be done. The keys that its items name are only named: the owner listens to them. (In a
/// menu button they would work in the whole window, wherever the keyboard is.) FX thread only.
public final class MoreButton extends Button {
    private final ContextMenu menu = new ContextMenu();

    public MoreButton(String tip) {
        super("", new FontIcon("mdi2d-dots-horizontal"));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "more-button");
        setAccessibleRole(AccessibleRole.MENU_BUTTON);
        setAccessibleText(tip);
        setTooltip(new Tooltip(tip));
        setOnAction(_ -> open());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.DOWN) return;
            open();
            event.consume();
        });
    }

    /// @param key does the same where the owner listens
    public MoreButton item(String words, String icon, KeyCombination key, Runnable action) {
        item(words, icon, action).menu.getItems().getLast().setAccelerator(key);
        return this;
    }

    public MoreButton item(String words, String icon, Runnable action) {
        var item = new MenuItem(words, new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
        return this;
    }

    /// Whether its menu is in sight.
    public boolean isOpen() {
        return menu.isShowing();
    }

    /// Closes it.
    public void close() {
        menu.hide();
    }

    public void open() {
        if (getScene() != null && !menu.isShowing()) menu.show(this, Side.BOTTOM, 0, 4);
    }
}
