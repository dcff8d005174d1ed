package tv.tributary.ui.control;

import java.util.Locale;
import javafx.scene.control.Label;

/// One or two words on a coloured pill.
public final class Badge extends Label {
    /// The meaning; style classes `badge-good` and so on give the colours.
    public enum Tone {
        GOOD,
        UNSTABLE,
        BAD,
        NEUTRAL,
        ACCENT
    }

    public Badge() {
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
    }

    public Badge(String words, Tone tone) {
        this();
        show(words, tone);
    }

    public void show(String words, Tone tone) {
        setText(words);
        getStyleClass().setAll("label", "badge", "badge-" + tone.name().toLowerCase(Locale.ROOT));
    }
}
