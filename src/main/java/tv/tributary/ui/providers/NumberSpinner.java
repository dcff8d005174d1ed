package tv.tributary.ui.providers;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Spinner;

/// A whole number to type or to step through. What is typed counts at once, without waiting for Enter.
final class NumberSpinner extends Spinner<Integer> {
    NumberSpinner(IntegerProperty value, int least, int most, int step) {
        super(least, most, value.get(), step);
        setEditable(true);
        setMaxWidth(Double.MAX_VALUE);
        var digits = Integer.toString(most).length();
        getEditor().textProperty().addListener((_, _, text) -> {
            if (text.matches("\\d{1," + digits + "}")) value.set(Integer.parseInt(text));
        });
    }
}
