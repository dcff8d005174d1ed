package tv.tributary.ui.control;

import javafx.scene.control.ComboBox;
import tv.tributary.text.Messages;

/// A combo box of an enum's constants.
public final class EnumComboBox<E extends Enum<E>> extends ComboBox<E> {
    public EnumComboBox(E[] all) {
        getItems().setAll(all);
        setMaxWidth(Double.MAX_VALUE);
        setConverter(new ChoiceWords<>(Messages::of));
    }
}
