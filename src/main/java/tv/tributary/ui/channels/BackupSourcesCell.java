package tv.tributary.ui.channels;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Units;

/// A cell with a channel's number of backups; muted if there are none.
final class BackupSourcesCell extends TableCell<ChannelRow, ChannelRow> {
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

    private final Label count = new Label();

    BackupSourcesCell() {
        getStyleClass().add("channel-backups");
        setAlignment(Pos.CENTER_RIGHT);
        count.getStyleClass().add("backup-count");
    }

    @Override
    protected void updateItem(@Nullable ChannelRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
        } else {
            count.setText(row.backups() == 0 ? "–" : Units.count(row.backups()));
            count.pseudoClassStateChanged(NONE, row.backups() == 0);
            setGraphic(count);
        }
    }
}
