package tv.tributary.ui.control;

import atlantafx.base.theme.Styles;
import java.util.OptionalInt;
import javafx.beans.property.IntegerProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.Spinner;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A spinner for whole numbers. Typed numbers count at once while in range; others are marked, and replaced by the
/// current value when the focus leaves.
public final class NumberSpinner extends Spinner<Integer> {
    public NumberSpinner(IntegerProperty value, int least, int most, int step) {
        super(least, most, value.get(), step);
        setEditable(true);
        setMaxWidth(Double.MAX_VALUE);
        getEditor().textProperty().addListener((_, _, text) -> {
            var typed = parse(text, least, most);
            pseudoClassStateChanged(Styles.STATE_DANGER, typed.isEmpty());
            typed.ifPresent(value::set);
        });
        getValueFactory().setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer number) {
                return number == null ? "" : number.toString();
            }

            @Override
            public Integer fromString(@Nullable String text) {
                return parse(text == null ? "" : text, least, most).orElseGet(value::get);
            }
        });
        getEditor().addEventHandler(ActionEvent.ACTION, _ -> settle(value.get()));
        focusedProperty().subscribe(focused -> {
            if (!focused) settle(value.get());
        });
        value.subscribe(number -> {
            // Not while somebody types: "0" would lose the "05" on the way to "05".
            if (!getEditor().getText().matches("0*" + number)) getValueFactory().setValue(number.intValue());
        });
    }

    /// Committing alone leaves what was typed, as the value does not change by it.
    private void settle(int number) {
        if (getPseudoClassStates().contains(Styles.STATE_DANGER)) getEditor().setText(Integer.toString(number));
    }

    private static OptionalInt parse(String text, int least, int most) {
        if (!text.strip().matches("\\d{1,10}")) return OptionalInt.empty();
        var typed = Long.parseLong(text.strip());
        return typed >= least && typed <= most ? OptionalInt.of((int) typed) : OptionalInt.empty();
    }
}
