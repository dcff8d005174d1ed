package tv.tributary.ui.providers;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;

/// A provider's first letter in a box, to recognise it by.
final class InitialLetter extends Label {
    InitialLetter() {
        getStyleClass().add("provider-letter");
        setAlignment(Pos.CENTER);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    void show(String name) {
        setText(name.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("?")
                .toUpperCase(Locale.ROOT));
    }
}
