package tv.tributary.ui.settings;

import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A slider over whole numbers with its value as a label.
final class UnitSlider extends HBox {
    UnitSlider(IntegerProperty value, int least, int most, IntFunction<String> words) {
        getStyleClass().add("unit-slider");
        setAlignment(Pos.CENTER_RIGHT);
        var slider = new Slider(least, most, value.get());
        slider.setBlockIncrement(Math.max(1, (most - least) / 20));
        HBox.setHgrow(slider, Priority.ALWAYS);
        var said = new Label();
        said.getStyleClass().add("slider-value");
        slider.valueProperty().addListener((_, _, now) -> value.set((int) Math.round(now.doubleValue())));
        value.subscribe(now -> {
            if (Math.round(slider.getValue()) != now.intValue()) slider.setValue(now.intValue());
            said.setText(words.apply(now.intValue()));
        });
        slider.accessibleTextProperty().bind(accessibleTextProperty());
        getChildren().setAll(slider, said);
    }
}
