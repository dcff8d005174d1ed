package tv.tributary.ui.channels;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// The cells of the channel table that show something and are not edited in place.
final class ChannelCells {
    private ChannelCells() {}

    /// A cell with one text of a channel.
    static final class TextCell extends TableCell<ChannelRow, ChannelRow> {
        private final Function<ChannelRow, String> text;

        TextCell(String styleClass, Function<ChannelRow, String> text) {
            this.text = text;
            getStyleClass().add(styleClass);
        }

        @Override
        protected void updateItem(@Nullable ChannelRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null || empty ? null : text.apply(row));
        }
    }

    /// A cell with a channel's number of backups; muted if there are none.
    static final class BackupSourcesCell extends TableCell<ChannelRow, ChannelRow> {
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

    /// The star of a channel: full for a favourite. A click changes it; the keyboard has a key for that.
    static final class FavouriteCell extends TableCell<ChannelRow, ChannelRow> {
        private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

        private final FontIcon star = new FontIcon();

        /// @param onClick is given the channel whose star was clicked
        FavouriteCell(Consumer<ChannelRow> onClick) {
            getStyleClass().add("favourite-cell");
            setAlignment(Pos.CENTER);
            // Before the table selects the row: a star is changed wherever the selection is.
            addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                var row = getItem();
                if (row == null || event.getButton() != MouseButton.PRIMARY) return;
                onClick.accept(row);
                event.consume();
            });
        }

        @Override
        protected void updateItem(@Nullable ChannelRow row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            star.setIconLiteral(row.favourite() ? "mdi2s-star" : "mdi2s-star-outline");
            pseudoClassStateChanged(ON, row.favourite());
            setAccessibleText(Messages.of(row.favourite() ? "channels.favourite.yes" : "channels.favourite.no"));
            setGraphic(star);
        }
    }
}
