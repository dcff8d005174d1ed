package tv.tributary.ui.control;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Spinner;

/// A whole number to type or to step through. What is typed counts at once, without waiting for Enter, as far as it is
/// in range.
public final class NumberSpinner extends Spinner<Integer> {
    public NumberSpinner(IntegerProperty value, int least, int most, int step) {
        super(least, most, value.get(), step);
        setEditable(true);
        setMaxWidth(Double.MAX_VALUE);
        var digits = Integer.toString(most).length();
        getEditor().textProperty().addListener((_, _, text) -> {
            if (!text.matches("\\d{1," + digits + "}")) return;
            var typed = Integer.parseInt(text);
            if (typed >= least && typed <= most) value.set(typed);
        });
        value.subscribe(number -> {
            // Not while somebody types: "0" would lose the "05" on the way to "05".
            if (!getEditor().getText().matches("0*" + number)) getValueFactory().setValue(number.intValue());
        });
    }
}
