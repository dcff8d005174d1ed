package tv.tributary.ui.preview;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;

/// The meaning of a key to the player, by what has the keyboard. Pure.
sealed interface PlayerKey {
    /// Commands of keys other than digits.
    enum Command implements PlayerKey {
        PAUSE(KeyCode.SPACE),
        MUTE(KeyCode.M),
        LOUDER(KeyCode.UP),
        QUIETER(KeyCode.DOWN),
        BACK(KeyCode.LEFT),
        FORWARD(KeyCode.RIGHT),
        NEXT_CHANNEL(KeyCode.PAGE_UP, KeyCode.CHANNEL_UP),
        PREVIOUS_CHANNEL(KeyCode.PAGE_DOWN, KeyCode.CHANNEL_DOWN),
        LAST_CHANNEL(KeyCode.BACK_SPACE),
        /// Takes the number that is being typed.
        ENTER(KeyCode.ENTER),
        FULL_SCREEN(KeyCode.F, KeyCode.F11),
        CHANNEL_LIST(KeyCode.C),
        GUIDE(KeyCode.G),
        SOUND_TRACK(KeyCode.B),
        SUBTITLES(KeyCode.V),
        ASPECT(KeyCode.A),
        PICTURE_IN_PICTURE(KeyCode.P),
        /// One step back: number, list, full screen.
        LEAVE(KeyCode.ESCAPE);

        @SuppressWarnings("ImmutableEnumChecker") // List.of is
        private final List<KeyCode> keys;

        Command(KeyCode... keys) {
            this.keys = List.of(keys);
        }

        private static Optional<PlayerKey> of(KeyCode key) {
            return Stream.of(values())
                    .filter(command -> command.keys.contains(key))
                    .map(PlayerKey.class::cast)
                    .findFirst();
        }
    }

    /// A digit of a channel's number.
    record Digit(int value) implements PlayerKey {}

    /// The part of the window that has the keyboard. It keeps the keys it needs itself.
    enum Focus {
        /// The picture, or something else that wants no keys.
        PICTURE,
        BUTTON,
        SLIDER,
        LIST,
        TEXT
    }

    /// Empty if the key is not the player's.
    ///
    /// @param modified whether Ctrl, Alt or ⌘ is down: those keys are the window's
    static Optional<PlayerKey> of(KeyCode key, boolean modified, Focus focus) {
        if (modified || keeps(focus, key)) return Optional.empty();
        if (!key.isDigitKey()) return Command.of(key);
        // The names end in the digit: "5", "Numpad 5".
        var name = key.getName();
        return Optional.of(new Digit(name.charAt(name.length() - 1) - '0'));
    }

    private static boolean keeps(Focus focus, KeyCode key) {
        return switch (focus) {
            case PICTURE -> false;
            case BUTTON -> key == KeyCode.SPACE || key == KeyCode.ENTER || key == KeyCode.LEFT || key == KeyCode.RIGHT;
            case SLIDER -> key.isArrowKey() || key == KeyCode.HOME || key == KeyCode.END;
            case LIST -> key.isNavigationKey() || key == KeyCode.ENTER || key == KeyCode.SPACE;
            case TEXT -> key != KeyCode.F11 && key != KeyCode.ESCAPE;
        };
    }
}
