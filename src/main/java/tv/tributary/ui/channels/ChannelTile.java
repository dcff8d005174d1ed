package tv.tributary.ui.channels;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoShelf;

/// A channel in the grid: its logo over its name, number and number of backups.
final class ChannelTile extends VBox {
    /// The least it needs.
    static final double WIDTH = 148;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-channel");

    private final LogoBadge badge;
    private final Label name = new Label();
    private final Label number = new Label();
    private final Label backups = new Label();
    private int index = -1;

    ChannelTile(LogoShelf logos) {
        badge = new LogoBadge(logos);
        getStyleClass().add("channel-tile");
        setAlignment(Pos.TOP_CENTER);
        setMinWidth(WIDTH);
        setMaxWidth(USE_PREF_SIZE);
        badge.getStyleClass().add("large");
        name.getStyleClass().add("tile-name");
        number.getStyleClass().add("muted");
        backups.getStyleClass().add("backup-count");
        var facts = new HBox(number, backups);
        facts.getStyleClass().add("tile-facts");
        facts.setAlignment(Pos.CENTER);
        getChildren().setAll(badge, name, facts);
    }

    /// @param at its place in the list
    void show(ChannelRow row, int at, boolean isChosen) {
        index = at;
        var channel = row.channel();
        badge.show(channel.name(), channel.logo());
        name.setText(channel.name());
        number.setText(channel.number());
        backups.setText(Integer.toString(row.backups()));
        backups.setVisible(row.backups() > 0);
        backups.setManaged(row.backups() > 0);
        pseudoClassStateChanged(CHOSEN, isChosen);
        pseudoClassStateChanged(HIDDEN, row.hidden());
        setAccessibleText(Messages.of("channels.tile", channel.name(), row.backups()));
        setVisible(true);
    }

    void showKeyboard(boolean isHere) {
        pseudoClassStateChanged(KEYBOARD, isHere);
    }

    void showNothing() {
        index = -1;
        badge.rest();
        setVisible(false);
    }

    /// Its place in the list; negative without a channel.
    int index() {
        return index;
    }
}
