package tv.tributary.ui.control;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.util.Duration;

/// Lets the selected rows of a list be dragged between two others, to stand there, or onto another one to
/// become one with it: held over it for a moment, until it says so. Dropped before that, nothing happens. In a
/// list whose rows cannot be moved there is no between. FX thread only.
public final class RowDrop {
    /// The part of a row that rows are dropped on.
    public enum DropZone {
        /// Its upper edge: they go before it.
        BEFORE,
        /// Its middle: they become one with it.
        ON,
        /// Its lower edge: they go behind it.
        BEHIND;

        private static final double EDGE = 0.27;

        /// @param y from the row's upper edge, in pixels like its height
        /// @param movable whether rows can be moved in this list
        static DropZone of(double y, double height, boolean movable) {
            if (!movable) return ON;
            if (y < height * EDGE) return BEFORE;
            return y > height * (1 - EDGE) ? BEHIND : ON;
        }
    }

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");
    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("drop-behind");

    /// So long a slip of the hand does not last.
    private static final Duration HOLD = Duration.millis(500);

    private static final double BESIDE = 96;

    /// The actions of a list on its rows.
    ///
    /// @param format by which rows of this list are known from others
    /// @param chosen how many rows are dragged; 0 for none
    /// @param movable whether rows can be moved
    /// @param <T> a row
    public record Actions<T>(
            DataFormat format, IntSupplier chosen, BooleanSupplier movable, Hint<T> hint, Drop<T> drop) {}

    /// Says what a drop would do; empty where the line between the rows says enough.
    public interface Hint<T> {
        Optional<String> words(T row, DropZone zone);
    }

    /// Does it.
    public interface Drop<T> {
        void on(T row, DropZone zone);
    }

    private final IndexedCell<?> cell;
    private final PauseTransition holding = new PauseTransition(HOLD);
    private final Tooltip hint = new Tooltip();
    private final Face face;
    private Optional<DropZone> zone = Optional.empty();

    /// The list's actions for the row that the cell shows at the moment.
    private record Face(
            DataFormat format,
            IntSupplier chosen,
            BooleanSupplier movable,
            Function<DropZone, Optional<String>> hint,
            Consumer<DropZone> drop) {}

    /// @param cell one row of the list
    public <T> RowDrop(IndexedCell<T> cell, Actions<T> actions) {
        this.cell = cell;
        this.face = new Face(
                actions.format(),
                actions.chosen(),
                actions.movable(),
                over -> Optional.ofNullable(cell.getItem())
                        .flatMap(row -> actions.hint().words(row, over)),
                over -> Optional.ofNullable(cell.getItem())
                        .ifPresent(row -> actions.drop().on(row, over)));
        cell.setOnDragDetected(this::drag);
        cell.setOnDragOver(this::offer);
        cell.setOnDragExited(_ -> leave());
        cell.setOnDragDropped(event -> {
            event.setDropCompleted(release());
            event.consume();
        });
        holding.setOnFinished(_ -> arm());
    }

    private void drag(MouseEvent event) {
        if (cell.isEmpty() || !cell.isSelected()) return;
        var content = new ClipboardContent();
        content.put(face.format(), face.chosen().getAsInt());
        cell.startDragAndDrop(TransferMode.LINK, TransferMode.MOVE).setContent(content);
        event.consume();
    }

    private void offer(DragEvent event) {
        if (!event.getDragboard().hasContent(face.format()) || cell.isEmpty() || cell.isSelected()) return;
        enter(DropZone.of(event.getY(), cell.getHeight(), face.movable().getAsBoolean()));
        if (!isReady()) return;
        event.acceptTransferModes(zone.filter(DropZone.ON::equals).isPresent() ? TransferMode.LINK : TransferMode.MOVE);
        event.consume();
    }

    /// The pointer is over that part of the row.
    public void enter(DropZone now) {
        if (zone.filter(now::equals).isPresent()) return;
        leave();
        zone = Optional.of(now);
        cell.pseudoClassStateChanged(BEFORE, now == DropZone.BEFORE);
        cell.pseudoClassStateChanged(BEHIND, now == DropZone.BEHIND);
        if (now == DropZone.ON) holding.playFromStart();
        else show(now);
    }

    private void arm() {
        if (cell.isEmpty() || cell.getScene() == null) return;
        cell.pseudoClassStateChanged(TARGET, true);
        show(DropZone.ON);
    }

    private void show(DropZone over) {
        face.hint().apply(over).ifPresent(words -> {
            hint.setText(words);
            var place = cell.localToScreen(cell.getLayoutBounds());
            if (place != null) hint.show(cell, place.getMinX() + BESIDE, place.getMaxY());
        });
    }

    private void leave() {
        zone = Optional.empty();
        holding.stop();
        hint.hide();
        cell.pseudoClassStateChanged(TARGET, false);
        cell.pseudoClassStateChanged(BEFORE, false);
        cell.pseudoClassStateChanged(BEHIND, false);
    }

    /// Whether the row says what a drop would do.
    private boolean isReady() {
        return zone.filter(DropZone.ON::equals).isEmpty()
                || cell.getPseudoClassStates().contains(TARGET);
    }

    /// Does what the row says that a drop would do.
    ///
    /// @return false if it says nothing
    public boolean release() {
        var dropped = zone.filter(_ -> isReady());
        leave();
        dropped.ifPresent(face.drop());
        return dropped.isPresent();
    }
}
