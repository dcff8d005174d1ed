package tv.tributary.ui.channels;

import javafx.geometry.Pos;
import javafx.scene.control.Label;

/// Stands where a channel's picture would: its initials in a tone of its own.
final class InitialsBadge extends Label {
    private int tone = -1;

    InitialsBadge() {
        getStyleClass().add("channel-badge");
        setAlignment(Pos.CENTER);
        // The name beside it says the same to a screen reader.
        setAccessibleText("");
    }

    void show(String name) {
        var initials = Initials.of(name);
        setText(initials.letters());
        if (initials.tone() == tone) return;
        getStyleClass().remove("tone-" + tone);
        tone = initials.tone();
        getStyleClass().add("tone-" + tone);
    }
}
