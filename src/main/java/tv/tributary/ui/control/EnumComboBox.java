package tv.tributary.ui.control;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tv.tributary.text.Messages;

/// A combo box of an enum's constants.
public final class EnumComboBox<E extends Enum<E>> extends ComboBox<E> {
    public EnumComboBox(E[] all) {
        getItems().setAll(all);
        setMaxWidth(Double.MAX_VALUE);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable E choice) {
                return choice == null ? "" : Messages.of(choice);
            }

            @Override
            public E fromString(String words) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        });
    }
}
