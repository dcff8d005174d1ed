package tv.tributary.ui.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A page's content with the inspector of what is chosen in it at the right: beside the content, with a border that can
/// be moved, where there is room for both; else over it, and then only while something is chosen. FX thread only.
public final class InspectorPane extends StackPane {
    private static final double OVER_WIDTH = 400;

    /// When the inspector has a place beside the content.
    public enum Place {
        ALWAYS,
        /// While something is chosen; the content has all the room otherwise.
        WHILE_WANTED
    }

    private final SplitPane split = new SplitPane();
    private final Region inspector;
    private final Place place;
    private final double roomy;
    private final DoubleProperty divider;
    private final BooleanProperty wanted = new SimpleBooleanProperty();

    /// @param roomy from this width on both stand side by side
    /// @param divider where the inspector begins, 0..1 of the width; both ways
    public InspectorPane(Region content, Region inspector, Place place, double roomy, DoubleProperty divider) {
        this.inspector = inspector;
        this.place = place;
        this.roomy = roomy;
        this.divider = divider;
        split.getStyleClass().add("inspector-split");
        split.getItems().setAll(content);
        SplitPane.setResizableWithParent(inspector, false);
        setAlignment(inspector, Pos.CENTER_RIGHT);
        getChildren().setAll(split);
        widthProperty().subscribe(_ -> arrange());
        wanted.subscribe(_ -> arrange());
    }

    /// Whether something is chosen that the inspector shows.
    public BooleanProperty wanted() {
        return wanted;
    }

    /// True while the inspector covers a part of the content.
    public boolean isOver() {
        return getChildren().contains(inspector);
    }

    private void arrange() {
        var beside = getWidth() == 0 || getWidth() >= roomy;
        if (!wanted.get() && !(beside && place == Place.ALWAYS)) takeAway();
        else if (beside) standBeside();
        else lieOver();
    }

    private void takeAway() {
        if (isOver()) getChildren().remove(inspector);
        else leaveSplit();
    }

    private void standBeside() {
        if (split.getItems().contains(inspector)) return;
        getChildren().remove(inspector);
        inspector.getStyleClass().remove("inspector-over");
        inspector.setMaxWidth(Double.MAX_VALUE);
        split.getItems().add(inspector);
        split.getDividers().getFirst().positionProperty().bindBidirectional(divider);
    }

    private void lieOver() {
        if (isOver()) return;
        leaveSplit();
        inspector.getStyleClass().add("inspector-over");
        inspector.setMaxWidth(Math.max(OVER_WIDTH, inspector.getMinWidth()));
        getChildren().add(inspector);
    }

    private void leaveSplit() {
        if (!split.getItems().contains(inspector)) return;
        split.getDividers().getFirst().positionProperty().unbindBidirectional(divider);
        split.getItems().remove(inspector);
    }
}
