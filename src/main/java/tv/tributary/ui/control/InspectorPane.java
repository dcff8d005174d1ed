package tv.tributary.ui.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A page's content with the inspector of what is chosen in it at the right: beside the content, with a border that can
/// be moved, where there is room for both; else over it, and only while something is chosen. FX thread only.
public final class InspectorPane extends StackPane {
    private static final double OVER_WIDTH = 400;

    private final SplitPane split = new SplitPane();
    private final Region inspector;
    private final double roomy;
    private final DoubleProperty divider;
    private final BooleanProperty wanted = new SimpleBooleanProperty();

    /// @param roomy from this width on both stand side by side
    /// @param divider where the inspector begins, 0..1 of the width; both ways
    public InspectorPane(Region content, Region inspector, double roomy, DoubleProperty divider) {
        this.inspector = inspector;
        this.roomy = roomy;
        this.divider = divider;
        split.getStyleClass().add("inspector-split");
        split.getItems().setAll(content);
        SplitPane.setResizableWithParent(inspector, false);
        setAlignment(inspector, Pos.CENTER_RIGHT);
        getChildren().setAll(split);
        standBeside();
        widthProperty().subscribe(_ -> arrange());
        wanted.subscribe(_ -> arrange());
    }

    /// Whether something is chosen that the inspector shows.
    public BooleanProperty wanted() {
        return wanted;
    }

    /// True while the inspector covers a part of the content.
    public boolean isOver() {
        return getChildren().contains(inspector) && inspector.isVisible();
    }

    private void arrange() {
        var beside = getWidth() == 0 || getWidth() >= roomy;
        if (beside && getChildren().contains(inspector)) standBeside();
        else if (!beside && split.getItems().contains(inspector)) lieOver();
        inspector.setVisible(beside || wanted.get());
    }

    private void standBeside() {
        getChildren().remove(inspector);
        inspector.getStyleClass().remove("inspector-over");
        inspector.setMaxWidth(Double.MAX_VALUE);
        split.getItems().add(inspector);
        split.getDividers().getFirst().positionProperty().bindBidirectional(divider);
    }

    private void lieOver() {
        split.getDividers().getFirst().positionProperty().unbindBidirectional(divider);
        split.getItems().remove(inspector);
        inspector.getStyleClass().add("inspector-over");
        inspector.setMaxWidth(OVER_WIDTH);
        getChildren().add(inspector);
    }
}
