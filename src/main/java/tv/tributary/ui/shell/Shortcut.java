package tv.tributary.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Global shortcuts: with Ctrl, on macOS with ⌘.
final class Shortcut {
    private Shortcut() {}

    static KeyCombination of(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    /// As this system writes it: `Ctrl+K` or `⌘K`.
    static String words(KeyCode key) {
        return of(key).getDisplayText();
    }

    /// The digit that goes to the place with this number, counted from 1.
    static KeyCode digit(int number) {
        return KeyCode.valueOf("DIGIT" + number);
    }
}
