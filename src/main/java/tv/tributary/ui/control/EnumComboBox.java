package tv.tributary.ui.control;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tv.tributary.text.Messages;

/// A box to choose one of an enum's constants from, by their words.
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
