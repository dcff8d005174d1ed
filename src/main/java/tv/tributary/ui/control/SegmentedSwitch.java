package tv.tributary.ui.control;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// Icons side by side of which one is always chosen. FX thread only.
public final class SegmentedSwitch<E extends Enum<E>> extends HBox {
    /// One of the icons.
    ///
    /// @param icon its literal
    /// @param choice whose text is its tooltip
    public record Segment<E extends Enum<E>>(String icon, E choice) {}

    private final Property<E> chosen;
    private final ToggleGroup group = new ToggleGroup();

    public SegmentedSwitch(Property<E> chosen, List<Segment<E>> segments) {
        this.chosen = chosen;
        for (var segment : segments) getChildren().add(createButton(segment));
        getChildren().getFirst().getStyleClass().add(Styles.LEFT_PILL);
        getChildren().getLast().getStyleClass().add(Styles.RIGHT_PILL);
    }

    private ToggleButton createButton(Segment<E> segment) {
        var button = new ToggleButton("", new FontIcon(segment.icon()));
        button.setToggleGroup(group);
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setAccessibleText(Messages.of(segment.choice()));
        button.setTooltip(new Tooltip(Messages.of(segment.choice())));
        chosen.subscribe(now -> button.setSelected(now == segment.choice()));
        button.setOnAction(_ -> {
            // A second click must not leave none chosen.
            button.setSelected(true);
            chosen.setValue(segment.choice());
        });
        return button;
    }
}
