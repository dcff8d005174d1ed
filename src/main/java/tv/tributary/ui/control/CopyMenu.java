package tv.tributary.ui.control;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// A menu that copies a channel's address, as MPEG-TS or HLS.
public final class CopyMenu extends MenuButton {
    /// @param stream copies the endless stream's address
    /// @param hls copies the playlist's
    public CopyMenu(Runnable stream, Runnable hls) {
        super(Messages.of("sharing.copy"), new FontIcon("mdi2c-content-copy"));
        setMinWidth(USE_PREF_SIZE);
        getItems().setAll(item("sharing.copy.stream", stream), item("sharing.copy.hls", hls));
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(Messages.of(words));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
